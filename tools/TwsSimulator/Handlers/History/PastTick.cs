namespace TwsSimulator.Handlers.History;

/// <summary>One tick of the past: a trade, or the quote around the price.</summary>
internal readonly record struct PastTick(DateTimeOffset Time, decimal Price, decimal Half, int Size, int OtherSize, string Exchange);
