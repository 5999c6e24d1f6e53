using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>Reads trading hours as contract details have them: days parted by ';', stretches of a day by ','.</summary>
/// <remarks>
/// <c>20260406:0400-20260406:2000;20260407:CLOSED</c>, and of old servers <c>20260406:0400-0930,0930-2000</c>, whose end may be on the next day.
/// </remarks>
internal sealed record HoursText(IReadOnlyList<TradingSession> Sessions, IReadOnlyList<DateOnly> ClosedDays)
{
    private const string Closed = "CLOSED";

    /// <summary>Unreadable parts are left out; null when the zone is unknown or nothing could be read.</summary>
    public static HoursText? Parse(string hours, string zoneName)
    {
        if (TwsTime.FindZone(zoneName) is not { } zone)
            return null;
        List<TradingSession> sessions = [];
        List<DateOnly> closed = [];
        foreach (var day in hours.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var date = Date(day.Split(':')[0]);
            if (day.EndsWith(Closed, StringComparison.Ordinal) && date is { } holiday)
                closed.Add(holiday);
            else if (date is { } first)
                sessions.AddRange(day.Split(',').Select(stretch => Session(stretch, first, zone)).OfType<TradingSession>());
        }
        return sessions.Count + closed.Count == 0 ? null : new HoursText([.. sessions.OrderBy(session => session.Start)], closed);
    }

    private static TradingSession? Session(string text, DateOnly day, TimeZoneInfo zone)
    {
        if (text.Split('-') is not [var from, var to]
            || Moment(from, day) is not { } start
            || Moment(to, DateOnly.FromDateTime(start)) is not { } end)
            return null;
        if (end < start && !to.Contains(':', StringComparison.Ordinal))
            end = end.AddDays(1);
        // Midnight ends the day before.
        return new TradingSession(DateOnly.FromDateTime(end.AddTicks(-1)), Utc(start, zone), Utc(end, zone));
    }

    /// <summary><c>20260406:0400</c>, or <c>0400</c> of the day that is known; 2400 is the next midnight.</summary>
    private static DateTime? Moment(string text, DateOnly day)
    {
        var parts = text.Trim().Split(':');
        if ((parts.Length == 1 ? day : Date(parts[0])) is not { } date
            || parts[^1].Length != 4
            || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var clock)
            || clock / 100 > 24 || clock % 100 > 59)
            return null;
        return date.ToDateTime(TimeOnly.MinValue).AddMinutes(clock / 100 * 60 + clock % 100);
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Not ConvertTimeToUtc: it refuses the hour that summer time skips.</summary>
    private static DateTimeOffset Utc(DateTime local, TimeZoneInfo zone) =>
        new(DateTime.SpecifyKind(local - zone.GetUtcOffset(local), DateTimeKind.Utc));
}

/// <summary>The kind of trading hours.</summary>
internal enum MarketPhase
{
    /// <summary>Regular hours.</summary>
    Liquid,

    /// <summary>Before or after the regular hours.</summary>
    Extended,

    Closed,
}

/// <summary>One stretch of trading.</summary>
/// <param name="Day">The trading day: that of its end, as of a future that opens the evening before.</param>
internal readonly record struct TradingSession(DateOnly Day, DateTimeOffset Start, DateTimeOffset End)
{
    public bool Contains(DateTimeOffset time) => time >= Start && time < End;
}
