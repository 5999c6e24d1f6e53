namespace TwsSimulator.Market;

/// <summary>The sessions of a calendar around now. Sessions are the calendar's, always; an open market lets trading go on between them.</summary>
/// <param name="time">The wall clock.</param>
/// <param name="alwaysOpen">True lets orders fill and prices move at any hour, in the session that ran last.</param>
/// <param name="delay">How far this clock is behind: delayed data are the data of then.</param>
internal sealed class SessionClock(TimeProvider time, bool alwaysOpen, TimeSpan delay = default)
{
    public DateTimeOffset Now => time.GetUtcNow() - delay;

    /// <summary>The day's session; null when it is no trading day.</summary>
    public TradingCalendar.Session? SessionOf(TradingCalendar calendar, DateOnly day, bool regularOnly) =>
        calendar.IsTradingDay(day) ? calendar.SessionOf(day, regularOnly) : null;

    public bool IsOpen(TradingCalendar calendar) => alwaysOpen || Current(calendar).Contains(Now);

    public bool IsRegular(TradingCalendar calendar) => alwaysOpen
        || SessionOf(calendar, calendar.SessionDayOf(Now), regularOnly: true) is { } session && session.Contains(Now);

    /// <summary>The session that runs now or ran last. In a market that is always open it lasts until the next one begins.</summary>
    public TradingCalendar.Session Current(TradingCalendar calendar)
    {
        var now = Now;
        var session = Back(calendar, calendar.SessionDayOf(now), regularOnly: false).First(session => session.Start <= now);
        return alwaysOpen ? session with { End = Next(calendar, session.Day).Start } : session;
    }

    /// <summary>
    /// The session that brings bars at a moment: the calendar's, or in a market that is always open what lies between two of them. Null when nothing
    /// trades.
    /// </summary>
    public TradingCalendar.Session? Running(TradingCalendar calendar, bool regularOnly, DateTimeOffset at)
    {
        var last = Back(calendar, calendar.SessionDayOf(at), regularOnly).First(session => session.Start <= at);
        if (at < last.End)
            return last;
        return alwaysOpen ? last with { Start = last.End, End = Next(calendar, last.Day, regularOnly).Start } : null;
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

    private TradingCalendar.Session Next(TradingCalendar calendar, DateOnly day, bool regularOnly = false)
    {
        while (true)
        {
            day = day.AddDays(1);
            if (SessionOf(calendar, day, regularOnly) is { } session)
                return session;
        }
    }
}
