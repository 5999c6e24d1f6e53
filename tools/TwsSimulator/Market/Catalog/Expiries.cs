namespace TwsSimulator.Market.Catalog;

/// <summary>Expiry dates of options that follow a given day. An expiry on a holiday moves to the trading day before.</summary>
internal static class Expiries
{
    /// <summary>The next Fridays and then monthly third Fridays, ascending.</summary>
    public static IReadOnlyList<DateOnly> OfOptions(DateOnly today, int weekly, int monthly)
    {
        var friday = NextFriday(today.AddDays(1));
        var weeks = Enumerable.Range(0, weekly).Select(week => TradingDayUpTo(friday.AddDays(7 * week))).ToList();
        return [.. weeks, .. ThirdFridays(today).Where(day => day > weeks[^1]).Take(monthly)];
    }

    /// <summary>The third Friday of the month that begins with a day.</summary>
    public static DateOnly ThirdFriday(DateOnly month) => TradingDayUpTo(NextFriday(month).AddDays(14));

    private static IEnumerable<DateOnly> ThirdFridays(DateOnly today) => Months(today)
        .Select(ThirdFriday)
        .Where(day => day > today);

    private static IEnumerable<DateOnly> Months(DateOnly today)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); ; month = month.AddMonths(1))
            yield return month;
    }

    private static DateOnly TradingDayUpTo(DateOnly day) =>
        TradingCalendar.UsStocks.IsTradingDay(day) ? day : TradingDayUpTo(day.AddDays(-1));

    private static DateOnly NextFriday(DateOnly from) =>
        from.AddDays(((int)DayOfWeek.Friday - (int)from.DayOfWeek + 7) % 7);
}
