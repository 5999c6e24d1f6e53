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
