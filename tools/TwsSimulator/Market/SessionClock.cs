namespace TwsSimulator.Market;

/// <summary>Which hours count as trading hours: the calendar's, and the whole of today when the market is always open.</summary>
/// <param name="time">The wall clock.</param>
/// <param name="alwaysOpen">True makes all of today a session.</param>
/// <param name="delay">How far this clock is behind: delayed data are the data of then.</param>
internal sealed class SessionClock(TimeProvider time, bool alwaysOpen, TimeSpan delay = default)
{
    public DateTimeOffset Now => time.GetUtcNow() - delay;

    /// <summary>The day's session; null when it is no trading day.</summary>
    public TradingCalendar.Session? SessionOf(TradingCalendar calendar, DateOnly day, bool regularOnly)
    {
        if (alwaysOpen && day == calendar.DayOf(Now))
            return calendar.WholeDay(day);
        return calendar.IsTradingDay(day) ? calendar.SessionOf(day, regularOnly) : null;
    }

    public bool IsOpen(TradingCalendar calendar) => Current(calendar).Contains(Now);

    public bool IsRegular(TradingCalendar calendar) =>
        SessionOf(calendar, calendar.DayOf(Now), regularOnly: true) is { } session && session.Contains(Now);

    /// <summary>The session that runs now or ran last.</summary>
    public TradingCalendar.Session Current(TradingCalendar calendar)
    {
        var now = Now;
        return Back(calendar, calendar.DayOf(now), regularOnly: false).First(session => session.Start <= now);
    }

    /// <summary>Sessions from a day backwards.</summary>
    public IEnumerable<TradingCalendar.Session> Back(TradingCalendar calendar, DateOnly day, bool regularOnly)
    {
        for (; ; day = day.AddDays(-1))
        {
            if (SessionOf(calendar, day, regularOnly) is { } session)
                yield return session;
        }
    }
}
