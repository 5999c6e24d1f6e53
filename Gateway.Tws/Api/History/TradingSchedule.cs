using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.History;

/// <summary>The trading sessions of a contract over some days, the oldest first.</summary>
/// <param name="TimeZone">The exchange's zone, such as <c>US/Eastern</c>.</param>
public sealed record TradingSchedule(string TimeZone, IReadOnlyList<TradingScheduleSession> Sessions)
{
    internal static TradingSchedule Of(HistoricalScheduleMessage message) =>
        new(message.TimeZone, [.. message.Sessions.Select(session => Session(session, message.TimeZone))]);

    private static TradingScheduleSession Session(HistoricalSession session, string zone) =>
        new(Moment(session.Start, zone), Moment(session.End, zone), Day(session.RefDate));

    /// <summary>The dash, which means UTC everywhere else, does not mean it here: the zone is the schedule's.</summary>
    private static DateTimeOffset? Moment(string text, string zone) => TwsTime.Parse(text.Replace('-', ' '), zone);

    private static DateOnly? Day(string text) => TwsTime.Parse(text) is { } day ? DateOnly.FromDateTime(day.UtcDateTime) : null;
}

/// <summary>One session.</summary>
/// <param name="Start">UTC; null when TWS's text is no time or its zone is unknown.</param>
/// <param name="End">UTC; null as for <paramref name="Start"/>.</param>
/// <param name="Day">The trading day, on the exchange.</param>
public sealed record TradingScheduleSession(DateTimeOffset? Start, DateTimeOffset? End, DateOnly? Day);
