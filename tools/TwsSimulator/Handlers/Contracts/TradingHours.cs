using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Contracts;

/// <summary>The hours of the next days as contract details tell them: <c>20260402:0400-20260402:2000;20260404:CLOSED</c>.</summary>
internal static class TradingHours
{
    private const int Days = 6;

    public static string Text(SessionClock clock, TradingCalendar calendar, bool liquidOnly)
    {
        var today = calendar.DayOf(clock.Now);
        return string.Join(';', Enumerable.Range(0, Days).Select(ahead => Day(calendar, today.AddDays(ahead), liquidOnly)));
    }

    private static string Day(TradingCalendar calendar, DateOnly day, bool liquidOnly) =>
        calendar.SessionOn(day, liquidOnly) is { } session
            ? $"{Moment(session.Start, calendar)}-{Moment(session.End, calendar)}"
            : day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + ":CLOSED";

    private static string Moment(DateTimeOffset time, TradingCalendar calendar) =>
        TimeZoneInfo.ConvertTime(time, calendar.Zone).ToString("yyyyMMdd:HHmm", CultureInfo.InvariantCulture);
}
