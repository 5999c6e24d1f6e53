namespace TwsSimulator.Market.Catalog;

/// <summary>Crypto currencies.</summary>
internal static class Coins
{
    public static IEnumerable<Instrument> All() =>
    [
        Coin(479624278, "BTC", "Bitcoin cryptocurrency", MarketRules.QuarterPoint, 105_000, .55),
        Coin(495759171, "ETH", "Ethereum cryptocurrency", MarketRules.Cent, 2600, .70),
    ];

    private static Instrument Coin(int conId, string symbol, string name, PriceGrid grid, double price, double volatility) => new()
    {
        ConId = conId,
        Symbol = symbol,
        SecType = "CRYPTO",
        Exchange = "PAXOS",
        LocalSymbol = $"{symbol}.USD",
        TradingClass = symbol,
        MarketName = symbol,
        Grid = grid,
        SizeIncrement = 0.00000001m,
        LongName = name,
        ValidExchanges = "PAXOS",
        Calendar = TradingCalendar.Crypto,
        PathKey = symbol,
        BasePrice = price,
        Volatility = volatility,
        HalfSpreadTicks = 20,
        MinuteVolume = 3,
    };
}
