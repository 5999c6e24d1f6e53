namespace TwsSimulator.Market.Catalog;

/// <summary>Futures on indexes, metals, oil and corn: the next contract months, and those that have expired in the last two years.</summary>
internal static class Futures
{
    private const string MonthCodes = "FGHJKMNQUVXZ";
    private const double CarryPerYear = 0.04;
    private const int MonthsOfPast = 24;

    private static readonly Root[] Roots =
    [
        new("ES", "ES", "E-mini S&P 500", "CME", 50, MarketRules.QuarterPoint, "SPX", 6000, .16, 900, 4, "HMUZ", FutureExpiries.ThirdFriday)
        { Underlying = Indexes.Spx },
        new("MES", "MES", "Micro E-mini S&P 500", "CME", 5, MarketRules.QuarterPoint, "SPX", 6000, .16, 700, 4, "HMUZ", FutureExpiries.ThirdFriday)
        { Underlying = Indexes.Spx },
        new("NQ", "NQ", "E-mini NASDAQ 100", "CME", 20, MarketRules.QuarterPoint, "NDX", 21_800, .21, 400, 4, "HMUZ", FutureExpiries.ThirdFriday),
        new("CL", "CL", "Light Sweet Crude Oil", "NYMEX", 1000, MarketRules.Cent, "CL", 65, .34, 250, 6, MonthCodes, FutureExpiries.CrudeOil),
        new("GC", "GC", "Gold", "COMEX", 100, MarketRules.Dime, "GC", 3340, .16, 200, 6, "GJMQVZ", FutureExpiries.Metals),
        new("SI", "SI", "Silver", "COMEX", 5000, MarketRules.HalfCent, "SI", 37, .28, 60, 5, "HKNUZ", FutureExpiries.Metals),
        new("SI", "SIL", "Micro Silver", "COMEX", 1000, MarketRules.HalfCent, "SI", 37, .28, 40, 5, "HKNUZ", FutureExpiries.Metals),
        new("ZC", "ZC", "Corn Futures", "CBOT", 5000, MarketRules.QuarterPoint, "ZC", 420, .28, 180, 5, "HKNUZ", FutureExpiries.Grains)
        { PriceMagnifier = 100 },
    ];

    /// <summary>Contracts that still trade.</summary>
    public static IEnumerable<Instrument> All(DateOnly today) => Roots.SelectMany(root => Months(new DateOnly(today.Year, today.Month, 1))
        .Where(root.Has)
        .Select(month => Future(root, month, today))
        .Where(future => future.Expiry >= today)
        .Take(root.Count));

    /// <summary>Contracts that no longer trade, which are found with includeExpired alone.</summary>
    public static IEnumerable<Instrument> Expired(DateOnly today) => Roots.SelectMany(root => Months(
            new DateOnly(today.Year, today.Month, 1).AddMonths(-MonthsOfPast))
        .Take(MonthsOfPast + 2)
        .Where(root.Has)
        .Select(month => Future(root, month, today))
        .Where(future => future.Expiry < today));

    private static IEnumerable<DateOnly> Months(DateOnly first)
    {
        for (var month = first; ; month = month.AddMonths(1))
            yield return month;
    }

    private static Instrument Future(Root root, DateOnly month, DateOnly today)
    {
        var localSymbol = $"{root.TradingClass}{MonthCodes[month.Month - 1]}{month.Year % 10}";
        var expiry = root.LastTradeDate(month);
        return new Instrument
        {
            ConId = ConIds.Of("FUT", $"{localSymbol}{month.Year}"),
            Symbol = root.Symbol,
            SecType = "FUT",
            Expiry = expiry,
            ContractMonth = month.ToString("yyyyMM", CultureInfo.InvariantCulture),
            Multiplier = root.Multiplier,
            PriceMagnifier = root.PriceMagnifier,
            Exchange = root.Exchange,
            LocalSymbol = localSymbol,
            TradingClass = root.TradingClass,
            MarketName = root.TradingClass,
            Grid = root.Grid,
            LongName = root.Name,
            Industry = root.Exchange == "CME" ? "Indices" : "",
            Category = root.Exchange == "CME" ? "Broad Range Equity Index" : "",
            Subcategory = root.Exchange == "CME" ? "*" : "",
            ValidExchanges = root.Exchange,
            Calendar = root.Symbol == "ZC" ? TradingCalendar.Grains : TradingCalendar.UsFutures,
            Underlying = root.Underlying,
            PathKey = root.PathKey,
            PathCalendar = root.PathKey is "SPX" or "NDX" ? TradingCalendar.UsStocks : null,
            BasePrice = root.Level * (1 + CarryPerYear * (expiry.DayNumber - today.DayNumber) / 365),
            Volatility = root.Volatility,
            MinuteVolume = root.MinuteVolume,
        };
    }

    /// <summary>What all contract months of a future have in common.</summary>
    /// <param name="Count">Contract months that are listed.</param>
    /// <param name="Listed">The letters of the months in which a contract is due.</param>
    /// <param name="LastTradeDate">The last day of trading, by the first day of the contract month.</param>
    private sealed record Root(
        string Symbol, string TradingClass, string Name, string Exchange, int Multiplier, PriceGrid Grid, string PathKey, double Level,
        double Volatility, int MinuteVolume, int Count, string Listed, Func<DateOnly, DateOnly> LastTradeDate)
    {
        public int PriceMagnifier { get; init; } = 1;

        public Instrument? Underlying { get; init; }

        public bool Has(DateOnly month) => Listed.Contains(MonthCodes[month.Month - 1], StringComparison.Ordinal);
    }
}
