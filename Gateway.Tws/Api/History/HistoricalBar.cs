namespace Gateway.Tws.Api.History;

/// <summary>One bar.</summary>
/// <param name="Time">When the bar begins, UTC; null for bars of a day and longer, which have a <paramref name="Date"/>.</param>
/// <param name="Date">The trading day, on the exchange; null for bars shorter than a day.</param>
/// <param name="TimeText">The time as TWS wrote it.</param>
/// <param name="Volume">Null where there is none, as for MIDPOINT.</param>
/// <param name="Wap">Volume-weighted average price; null where there is none.</param>
/// <param name="Count">Number of trades; null where there is none.</param>
public sealed record HistoricalBar(
    DateTimeOffset? Time,
    DateOnly? Date,
    string TimeText,
    decimal Open,
    decimal High,
    decimal Low,
    decimal Close,
    decimal? Volume,
    decimal? Wap,
    int? Count);
