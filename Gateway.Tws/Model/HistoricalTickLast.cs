namespace Gateway.Tws.Model;

/// <summary>A trade of the past.</summary>
/// <param name="Time">To the second; null when TWS sent no moment that a calendar has.</param>
/// <param name="PastLimit">The trade was outside the limits of its day.</param>
/// <param name="Unreported">Not counted in the day's figures, such as odd lots.</param>
/// <param name="SpecialConditions">The exchange's own letters.</param>
public sealed record HistoricalTickLast(
    DateTimeOffset? Time, bool PastLimit, bool Unreported, decimal Price, decimal? Size, string Exchange, string SpecialConditions);
