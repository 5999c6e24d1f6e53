namespace TwsSimulator.Market.Catalog;

/// <summary>Bonds: prices are per cent of par, quantities are face value.</summary>
internal static class Bonds
{
    public static IEnumerable<Instrument> All() =>
    [
        Bond(590_104_502, "US-T", "United States Treasury", "USGOVT", "912810TJ7", "US912810TJ79", new DateOnly(2052, 8, 15), 3m, "AAA", 72, .05),
        Bond(126_330_911, "AAPL", "APPLE INC", "APPLE INC", "037833AL4", "US037833AL42", new DateOnly(2043, 5, 4), 3.85m, "Aaa/AA+", 86, .06),
        Bond(
            240_871_330, "MSFT", "MICROSOFT CORP", "MICROSOFT CORP", "594918BS2", "US594918BS26", new DateOnly(2036, 8, 8), 3.45m, "Aaa/AAA", 91,
            .05),
    ];

    private static Instrument Bond(
        int conId, string symbol, string issuer, string market, string cusip, string isin, DateOnly maturity, decimal coupon, string ratings,
        double price, double volatility) => new()
        {
            ConId = conId,
            Symbol = symbol,
            SecType = "BOND",
            Expiry = maturity,
            Exchange = "SMART",
            LocalSymbol = $"IBCID{conId}",
            TradingClass = symbol,
            MarketName = market,
            Grid = MarketRules.Cent,
            SizeIncrement = 1000,
            LongName = issuer,
            Cusip = cusip,
            Isin = isin,
            Ratings = ratings,
            ValidExchanges = "SMART",
            Calendar = TradingCalendar.UsBonds,
            PathKey = symbol + " BOND",
            BasePrice = price,
            Volatility = volatility,
            HalfSpreadTicks = 3,
            Coupon = coupon,
            MinuteVolume = 40,
        };
}
