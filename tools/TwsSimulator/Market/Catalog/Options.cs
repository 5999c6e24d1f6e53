namespace TwsSimulator.Market.Catalog;

/// <summary>Options on stocks and funds, on SPX, and on the E-mini futures.</summary>
/// <remarks>
/// Near expiries have strikes close together around the price, the monthly ones reach further in wider steps: no expiry has all strikes.
/// </remarks>
internal static class Options
{
    private const string Exchanges = "SMART,AMEX,CBOE,PHLX,PSE,ISE,BOX,BATS,NASDAQOM,CBOE2,NASDAQBX,MIAX,GEMINI,EDGX,MERCURY,PEARL,EMERALD,MEMX";
    private const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>Funds whose options trade in cents at any price.</summary>
    private static readonly string[] CentsAtAnyPrice = ["SPY", "QQQ", "IWM"];

    /// <param name="underlyings">Everything that options may be on.</param>
    /// <param name="price">The price that the strikes of an underlying lie around.</param>
    /// <param name="today">Expiries follow it.</param>
    public static IEnumerable<Instrument> All(IReadOnlyList<Instrument> underlyings, Func<Instrument, decimal> price, DateOnly today) =>
    [
        .. underlyings.Where(one => one.IsAmericanStock).SelectMany(stock => OfStock(stock, price(stock), today)),
        .. OfSpx(price(Indexes.Spx), today),
        .. OfFutures([.. underlyings.Where(one => one is { SecType: "FUT", Symbol: "ES" })], price, today),
    ];

    private static IEnumerable<Instrument> OfStock(Instrument stock, decimal price, DateOnly today)
    {
        // The class of BRK B is BRKB.
        var tradingClass = stock.Symbol.Replace(" ", "", StringComparison.Ordinal);
        var common = Common(stock) with { Grid = CentsAtAnyPrice.Contains(stock.Symbol) ? MarketRules.Cent : MarketRules.PennyOptions };
        var (near, far) = price switch { < 30 => (0.5m, 1m), < 80 => (1m, 2.5m), < 1000 => (2.5m, 5m), _ => (5m, 10m) };
        return Expiries.OfOptions(today, weekly: 3, monthly: 3)
            .Select(day => Expiries.IsMonthly(day)
                ? new OptionSeries(tradingClass, day, far, Down: 0.25m, Up: 0.25m)
                : new OptionSeries(tradingClass, day, near, Down: 0.12m, Up: 0.12m))
            .SelectMany(series => series.Options(common, price, OccName));
    }

    /// <summary>
    /// SPXW expires on every trading day in the afternoon; SPX on third Fridays in the morning, so that it trades until the day before.
    /// </summary>
    private static IEnumerable<Instrument> OfSpx(decimal price, DateOnly today)
    {
        var common = Common(Indexes.Spx) with { ValidExchanges = "SMART," + Indexes.Spx.Exchange, Grid = MarketRules.NickelOptions };
        var weekly = Expiries.Days(today, 5).Concat(Expiries.OfOptions(today, weekly: 5, monthly: 2)).Distinct()
            .Select(day => Expiries.IsMonthly(day)
                ? new OptionSeries("SPXW", day, 50, Down: 0.30m, Up: 0.20m)
                : new OptionSeries("SPXW", day, 25, Down: 0.22m, Up: 0.12m));
        var monthly = Expiries.OfOptions(today, weekly: 0, monthly: 4)
            .Select(day => new OptionSeries("SPX", Expiries.TradingDayBefore(day), 50, Down: 0.35m, Up: 0.25m) { Settles = day })
            .Where(series => series.Expiry > today);
        return weekly.Concat(monthly).SelectMany(series => series.Options(common, price, OccName));
    }

    /// <summary>
    /// Options on the E-mini: quarterly ones of class ES, those of the month's end, and weekly ones with a class for each week and day.
    /// </summary>
    private static IEnumerable<Instrument> OfFutures(List<Instrument> futures, Func<Instrument, decimal> price, DateOnly today) =>
        from day in Expiries.Days(today, 5).Concat(Expiries.OfOptions(today, weekly: 4, monthly: 3)).Append(Expiries.MonthEnd(today)).Distinct()
        let future = futures.FirstOrDefault(one => one.Expiry >= day)
        where future is not null
        let tradingClass = FutureOptionClass(day)
        let series = Expiries.IsMonthly(day)
            ? new OptionSeries(tradingClass, day, 50, Down: 0.25m, Up: 0.20m)
            : new OptionSeries(tradingClass, day, 25, Down: 0.12m, Up: 0.08m)
        let common = Common(future) with
        {
            SecType = "FOP",
            Multiplier = future.Multiplier,
            Exchange = future.Exchange,
            ValidExchanges = future.Exchange,
            Grid = MarketRules.IndexFutureOptions,
            Calendar = future.Calendar,
        }
        from option in series.Options(common, price(future), FutureOptionName)
        select option;

    /// <summary>
    /// CME's codes: E1A to E5D from Monday to Thursday, EW1 to EW4 on Fridays, EW at the end of a month, ES on a quarter's third Friday.
    /// </summary>
    private static string FutureOptionClass(DateOnly day)
    {
        var week = (day.Day + 6) / 7;
        if (Expiries.IsMonthly(day) && day.Month % 3 == 0)
            return "ES";
        if (day == Expiries.MonthEnd(day.AddDays(1 - day.Day)))
            return "EW";
        return day.DayOfWeek == DayOfWeek.Friday ? $"EW{week}" : $"E{week}{"ABCD"[(int)day.DayOfWeek - 1]}";
    }

    private static string OccName(OptionSeries series, string right, decimal strike) => string.Create(
        CultureInfo.InvariantCulture, $"{series.TradingClass,-6}{series.Settles:yyMMdd}{right}{(int)(strike * 1000):00000000}");

    /// <summary>Such as <c>EW1Z6 C6000</c>.</summary>
    private static string FutureOptionName(OptionSeries series, string right, decimal strike) => string.Create(
        CultureInfo.InvariantCulture, $"{series.TradingClass}{MonthCodes[series.Expiry.Month - 1]}{series.Expiry.Year % 10} {right}{strike}");

    private static Instrument Common(Instrument underlying) => new()
    {
        ConId = 0,
        Symbol = underlying.Symbol,
        SecType = "OPT",
        Multiplier = 100,
        Exchange = "SMART",
        LocalSymbol = "",
        TradingClass = "",
        Grid = MarketRules.PennyOptions,
        LongName = underlying.LongName,
        Industry = underlying.Industry,
        Category = underlying.Category,
        Subcategory = underlying.Subcategory,
        ValidExchanges = Exchanges,
        Calendar = TradingCalendar.UsOptions,
        Underlying = underlying,
        PathKey = underlying.PathKey,
        PathCalendar = underlying.PathCalendar ?? underlying.Calendar,
        BasePrice = underlying.BasePrice,
        Volatility = underlying.Volatility,
        HalfSpreadTicks = 2,
        MinuteVolume = 1,
    };
}
