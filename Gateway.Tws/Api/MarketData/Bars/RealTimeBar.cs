namespace Gateway.Tws.Api.MarketData.Bars;

/// <summary>A bar of five seconds, complete.</summary>
/// <param name="Time">When it begins, UTC.</param>
/// <param name="Volume">Null where there is none, as for MIDPOINT.</param>
/// <param name="Wap">Volume-weighted average price; null where there is none.</param>
/// <param name="Count">Number of trades; null where there is none.</param>
public sealed record RealTimeBar(
    DateTimeOffset Time, decimal Open, decimal High, decimal Low, decimal Close, decimal? Volume, decimal? Wap, int? Count);
