namespace Gateway.Tws.Model;

/// <summary>A midpoint of the past.</summary>
/// <param name="Time">To the second; null when TWS sent no moment that a calendar has.</param>
/// <param name="Size">Null where there is none; a midpoint has 0.</param>
public sealed record HistoricalTick(DateTimeOffset? Time, decimal Price, decimal? Size);
