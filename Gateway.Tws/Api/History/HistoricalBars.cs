namespace Gateway.Tws.Api.History;

/// <summary>The answer to a <see cref="HistoricalQuery"/>, oldest bar first.</summary>
/// <param name="Start">Begin of the covered span as far as it can be read; <paramref name="StartText"/> as TWS wrote it.</param>
/// <param name="End">End of the covered span as far as it can be read; <paramref name="EndText"/> as TWS wrote it.</param>
/// <param name="TimeZone">The zone of TWS's texts, such as <c>US/Eastern</c>; null when it named none.</param>
public sealed record HistoricalBars(
    IReadOnlyList<HistoricalBar> Bars,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    string StartText,
    string EndText,
    string? TimeZone);

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
