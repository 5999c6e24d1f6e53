namespace TwsSimulator.Market.Catalog;

/// <summary>Indexes, which are quoted and not traded.</summary>
internal static class Indexes
{
    public static Instrument Spx { get; } =
        Index(416904, "SPX", "S&P 500 Stock Index", "CBOE", TradingCalendar.UsOptions, "SPX", 6000, .16);

    public static IEnumerable<Instrument> All() =>
    [
        Spx,
        Index(416843, "NDX", "NASDAQ 100 Stock Index", "NASDAQ", TradingCalendar.UsOptions, "NDX", 21_800, .21),
        Index(13455763, "VIX", "CBOE Volatility Index", "CBOE", TradingCalendar.UsOptions, "VIX", 17, .85),
        Index(825711, "DAX", "DAX 40 Index", "EUREX", TradingCalendar.Xetra, "DAX", 24_000, .17) with { Currency = "EUR" },
    ];

    private static Instrument Index(
        int conId, string symbol, string name, string exchange, TradingCalendar calendar, string pathKey, double level, double volatility) => new()
        {
            ConId = conId,
            Symbol = symbol,
            SecType = "IND",
            Exchange = exchange,
            LocalSymbol = symbol,
            TradingClass = symbol,
            MarketName = symbol,
            Grid = MarketRules.Cent,
            LongName = name,
            Industry = "Indices",
            Category = symbol == "VIX" ? "Volatility Index" : "Broad Range Equity Index",
            Subcategory = "*",
            ValidExchanges = exchange,
            Calendar = calendar,
            PathKey = pathKey,
            BasePrice = level,
            Volatility = volatility,
            MinuteVolume = 0,
        };
}
