namespace TwsSimulator.Market.Catalog;

/// <summary>The last trading day of a future, by the first day of its contract month, as the exchanges' rules have it.</summary>
internal static class FutureExpiries
{
    /// <summary>Index futures: the third Friday of the contract month.</summary>
    public static DateOnly ThirdFriday(DateOnly month) => Expiries.ThirdFriday(month);

    /// <summary>
    /// Crude oil: three business days before the 25th of the month before the contract month, one more when the 25th is none itself.
    /// </summary>
    public static DateOnly CrudeOil(DateOnly month)
    {
        var day = month.AddMonths(-1).AddDays(24);
        return BusinessDaysBefore(day, IsBusinessDay(day) ? 3 : 4);
    }

    /// <summary>Metals: the third last business day of the contract month.</summary>
    public static DateOnly Metals(DateOnly month) => BusinessDaysBefore(month.AddMonths(1), 3);

    /// <summary>Grains: the business day before the 15th of the contract month.</summary>
    public static DateOnly Grains(DateOnly month) => BusinessDaysBefore(month.AddDays(14), 1);

    private static DateOnly BusinessDaysBefore(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(-1);
            if (IsBusinessDay(day))
                count--;
        }
        return day;
    }

    private static bool IsBusinessDay(DateOnly day) => TradingCalendar.UsStocks.IsTradingDay(day);
}
