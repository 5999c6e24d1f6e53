namespace Gateway.Tws.Model;

/// <summary>A midpoint of the past.</summary>
/// <param name="Time">To the second; null when TWS sent no moment that a calendar has.</param>
/// <param name="Size">Null where there is none; a midpoint has 0.</param>
public sealed record HistoricalTick(DateTimeOffset? Time, decimal Price, decimal? Size);

/// <summary>A change of bid or ask in the past.</summary>
/// <param name="Time">To the second; null when TWS sent no moment that a calendar has.</param>
/// <param name="AskPastHigh">The ask was above the day's high.</param>
/// <param name="BidPastLow">The bid was below the day's low.</param>
public sealed record HistoricalTickBidAsk(
    DateTimeOffset? Time, bool AskPastHigh, bool BidPastLow, decimal BidPrice, decimal AskPrice, decimal? BidSize, decimal? AskSize);

/// <summary>A trade of the past.</summary>
/// <param name="Time">To the second; null when TWS sent no moment that a calendar has.</param>
/// <param name="PastLimit">The trade was outside the limits of its day.</param>
/// <param name="Unreported">Not counted in the day's figures, such as odd lots.</param>
/// <param name="SpecialConditions">The exchange's own letters.</param>
public sealed record HistoricalTickLast(
    DateTimeOffset? Time, bool PastLimit, bool Unreported, decimal Price, decimal? Size, string Exchange, string SpecialConditions);
