namespace TwsSimulator.Market.Catalog;

/// <summary>Expiry dates that follow a given day.</summary>
internal static class Expiries
{
    /// <summary>The next Fridays and then monthly third Fridays, ascending.</summary>
    public static IReadOnlyList<DateOnly> OfOptions(DateOnly today, int weekly, int monthly)
    {
        var friday = NextFriday(today.AddDays(1));
        var weeks = Enumerable.Range(0, weekly).Select(week => friday.AddDays(7 * week)).ToList();
        return [.. weeks, .. ThirdFridays(today, month => true).Where(day => day > weeks[^1]).Take(monthly)];
    }

    /// <summary>Third Fridays of March, June, September and December.</summary>
    public static IEnumerable<DateOnly> Quarterly(DateOnly today) => ThirdFridays(today, month => month % 3 == 0);

    /// <summary>The twentieth of each month or the working day before it.</summary>
    public static IEnumerable<DateOnly> Monthly(DateOnly today) => Months(today)
        .Select(month => month.AddDays(19))
        .Select(day => day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => -2, _ => 0 }))
        .Where(day => day > today);

    private static IEnumerable<DateOnly> ThirdFridays(DateOnly today, Func<int, bool> wanted) => Months(today)
        .Where(month => wanted(month.Month))
        .Select(month => NextFriday(month).AddDays(14))
        .Where(day => day > today);

    private static IEnumerable<DateOnly> Months(DateOnly today)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); ; month = month.AddMonths(1))
            yield return month;
    }

    private static DateOnly NextFriday(DateOnly from) =>
        from.AddDays(((int)DayOfWeek.Friday - (int)from.DayOfWeek + 7) % 7);
}
