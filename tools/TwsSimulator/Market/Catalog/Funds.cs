namespace TwsSimulator.Market.Catalog;

/// <summary>Mutual funds: one price a day in life, a slow one here.</summary>
internal static class Funds
{
    public static IEnumerable<Instrument> All() =>
    [
        Fund("VFIAX", "Vanguard 500 Index Fund;Admiral", "922908710", "US9229087104", 553, .16, "SPX"),
        Fund("VINIX", "Vanguard Institutional Index Fund;Institutional", "922040100", "US9220401007", 490, .16, "SPX"),
    ];

    private static Instrument Fund(string symbol, string name, string cusip, string isin, double price, double volatility, string pathKey) => new()
    {
        ConId = ConIds.Of("FUND", symbol),
        Symbol = symbol,
        SecType = "FUND",
        Exchange = "FUNDSERV",
        LocalSymbol = symbol,
        TradingClass = symbol,
        MarketName = symbol,
        Grid = MarketRules.Cent,
        SizeIncrement = 0.001m,
        LongName = name,
        Cusip = cusip,
        Isin = isin,
        ValidExchanges = "FUNDSERV",
        Calendar = TradingCalendar.UsOptions,
        PathKey = pathKey,
        BasePrice = price,
        Volatility = volatility,
        HalfSpreadTicks = 0,
        MinuteVolume = 0,
    };
}
