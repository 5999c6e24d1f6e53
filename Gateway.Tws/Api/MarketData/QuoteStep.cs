using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>What is new for one reader of a line.</summary>
/// <param name="Conflated">Updates that <paramref name="Quote"/> replaced; meaningless without one.</param>
internal readonly record struct QuoteStep(StreamGap? Gap, Quote? Quote, long Conflated, TwsException? Error);
