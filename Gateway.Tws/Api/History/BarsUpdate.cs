namespace Gateway.Tws.Api.History;

/// <summary>One step of a history that is kept up to date.</summary>
/// <param name="Bars">
/// With <paramref name="IsHistory"/> all bars, oldest first: the first item of a reader, and the first after a gap. Else one bar: it takes the place of the
/// last one when both begin at the same time, and follows it otherwise.
/// </param>
public sealed record BarsUpdate(IReadOnlyList<HistoricalBar> Bars, bool IsHistory);
