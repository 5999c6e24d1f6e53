namespace TwsSimulator.Market;

/// <summary>The sessions of a calendar around now. Sessions are the calendar's, always; an open market lets trading go on between them.</summary>
/// <param name="time">The wall clock.</param>
/// <param name="alwaysOpen">True lets orders fill and prices move at any hour, in the session that ran last.</param>
/// <param name="delay">How far this clock is behind: delayed data are the data of then.</param>
internal sealed class SessionClock(TimeProvider time, bool alwaysOpen, TimeSpan delay = default)
{
    public DateTimeOffset Now => time.GetUtcNow() - delay;

    public bool IsOpen(TradingCalendar calendar) => alwaysOpen || Current(calendar).Contains(Now);

    public bool IsRegular(TradingCalendar calendar) => alwaysOpen
        || calendar.SessionOn(calendar.SessionDayOf(Now), regularOnly: true)?.Contains(Now) == true;

    /// <summary>The session that runs now or ran last. In a market that is always open it lasts until the next one begins.</summary>
    public TradingCalendar.Session Current(TradingCalendar calendar)
    {
        var now = Now;
        var session = calendar.Back(calendar.SessionDayOf(now), regularOnly: false).First(session => session.Start <= now);
        return alwaysOpen ? session with { End = calendar.Next(session.Day, regularOnly: false).Start } : session;
    }

    /// <summary>
    /// The session that brings bars at a moment: the calendar's, or in a market that is always open what lies between two of them. Null when nothing
    /// trades.
    /// </summary>
    public TradingCalendar.Session? Running(TradingCalendar calendar, bool regularOnly, DateTimeOffset at)
    {
        var last = calendar.Back(calendar.SessionDayOf(at), regularOnly).First(session => session.Start <= at);
        if (at < last.End)
            return last;
        return alwaysOpen ? last with { Start = last.End, End = calendar.Next(last.Day, regularOnly).Start } : null;
    }
}
