namespace TwsSimulator.Market.Catalog;

/// <summary>Index and oil futures of the next expiries.</summary>
internal static class Futures
{
    private const string MonthCodes = "FGHJKMNQUVXZ";
    private const double CarryPerYear = 0.04;

    public static IEnumerable<Instrument> All(DateOnly today, Instrument spx) =>
    [
        .. Expiries.Quarterly(today).Take(4).Select(day => Index("ES", "E-mini S&P 500", day, today, "SPX", 6000, .16, 50, 900, spx)),
        .. Expiries.Quarterly(today).Take(4).Select(day => Index("NQ", "E-mini NASDAQ 100", day, today, "NDX", 21_800, .21, 20, 400, null)),
        .. Expiries.Monthly(today).Take(6).Select(day => Oil(day, today)),
    ];

    private static Instrument Index(
        string symbol, string name, DateOnly expiry, DateOnly today, string pathKey, double level, double volatility, int multiplier, int volume,
        Instrument? underlying) =>
        Future(symbol, name, "CME", expiry, expiry, today, pathKey, level, volatility, multiplier, volume) with
        {
            MinTick = 0.25m,
            MarketRuleId = MarketRules.QuarterPoint,
            Industry = "Indices",
            Category = "Broad Range Equity Index",
            Subcategory = "*",
            Underlying = underlying,
        };

    private static Instrument Oil(DateOnly expiry, DateOnly today) =>
        Future("CL", "Light Sweet Crude Oil", "NYMEX", expiry, expiry.AddMonths(1), today, "CL", 65, .34, 1000, 250);

    private static Instrument Future(
        string symbol, string name, string exchange, DateOnly expiry, DateOnly delivery, DateOnly today,
        string pathKey, double level, double volatility, int multiplier, int volume)
    {
        var localSymbol = $"{symbol}{MonthCodes[delivery.Month - 1]}{delivery.Year % 10}";
        return new Instrument
        {
            ConId = ConIds.Of("FUT", $"{localSymbol}{delivery.Year}"),
            Symbol = symbol,
            SecType = "FUT",
            Expiry = expiry,
            ContractMonth = $"{delivery.Year:0000}{delivery.Month:00}",
            Multiplier = multiplier,
            Exchange = exchange,
            LocalSymbol = localSymbol,
            TradingClass = symbol,
            MarketName = symbol,
            MinTick = 0.01m,
            LongName = name,
            ValidExchanges = exchange,
            MarketRuleId = MarketRules.Cent,
            Calendar = TradingCalendar.UsFutures,
            PathKey = pathKey,
            BasePrice = level * (1 + CarryPerYear * (expiry.DayNumber - today.DayNumber) / 365),
            Volatility = volatility,
            MinuteVolume = volume,
        };
    }
}
