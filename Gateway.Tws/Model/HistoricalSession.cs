namespace Gateway.Tws.Model;

/// <summary>One trading session of a schedule, as TWS wrote it: times in the zone that the schedule names.</summary>
/// <param name="Start"><c>yyyyMMdd-HH:mm:ss</c>, not in UTC although that is how UTC is written elsewhere.</param>
/// <param name="End">As <paramref name="Start"/>.</param>
/// <param name="RefDate">The trading day, <c>yyyyMMdd</c>.</param>
public sealed record HistoricalSession(string Start, string End, string RefDate);
