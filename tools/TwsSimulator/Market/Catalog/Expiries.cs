namespace TwsSimulator.Market.Catalog;

/// <summary>Expiry dates of options that follow a given day. An expiry on a holiday moves to the trading day before.</summary>
internal static class Expiries
{
    /// <summary>The next Fridays and then monthly third Fridays, ascending.</summary>
    public static IReadOnlyList<DateOnly> OfOptions(DateOnly today, int weekly, int monthly)
    {
        var friday = NextFriday(today.AddDays(1));
        var weeks = Enumerable.Range(0, weekly + 1).Select(week => TradingDayUpTo(friday.AddDays(7 * week))).Where(day => day > today).Take(weekly)
            .ToList();
        return [.. weeks, .. ThirdFridays(today).Where(day => weeks.Count == 0 || day > weeks[^1]).Take(monthly)];
    }

    /// <summary>The next trading days.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly today, int count) =>
        Enumerable.Range(1, 7 * count).Select(today.AddDays).Where(IsTradingDay).Take(count);

    /// <summary>The third Friday of the month that begins with a day.</summary>
    public static DateOnly ThirdFriday(DateOnly month) => TradingDayUpTo(NextFriday(month).AddDays(14));

    /// <summary>True for the expiry of a month's regular options.</summary>
    public static bool IsMonthly(DateOnly day) => day == ThirdFriday(day.AddDays(1 - day.Day));

    /// <summary>The last trading day of the month in which a day lies.</summary>
    public static DateOnly MonthEnd(DateOnly day) => TradingDayBefore(day.AddDays(1 - day.Day).AddMonths(1));

    public static DateOnly TradingDayBefore(DateOnly day) => TradingDayUpTo(day.AddDays(-1));

    private static IEnumerable<DateOnly> ThirdFridays(DateOnly today) => Months(today)
        .Select(ThirdFriday)
        .Where(day => day > today);

    private static IEnumerable<DateOnly> Months(DateOnly today)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); ; month = month.AddMonths(1))
            yield return month;
    }

    private static DateOnly TradingDayUpTo(DateOnly day) => IsTradingDay(day) ? day : TradingDayUpTo(day.AddDays(-1));

    private static bool IsTradingDay(DateOnly day) => TradingCalendar.UsStocks.IsTradingDay(day);

    private static DateOnly NextFriday(DateOnly from) =>
        from.AddDays(((int)DayOfWeek.Friday - (int)from.DayOfWeek + 7) % 7);
}
