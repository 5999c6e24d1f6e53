namespace Gateway.Tws.Model;

/// <summary>A change of bid or ask in the past.</summary>
/// <param name="Time">To the second; null when TWS sent no moment that a calendar has.</param>
/// <param name="AskPastHigh">The ask was above the day's high.</param>
/// <param name="BidPastLow">The bid was below the day's low.</param>
public sealed record HistoricalTickBidAsk(
    DateTimeOffset? Time, bool AskPastHigh, bool BidPastLow, decimal BidPrice, decimal AskPrice, decimal? BidSize, decimal? AskSize);
