namespace Gateway.Tws.Api.MarketData.Depth;

/// <summary>One row of an order book.</summary>
/// <param name="MarketMaker">The exchange in a smart book, else the market maker; null where rows have no names.</param>
public sealed record DepthLevel(decimal Price, decimal Size, string? MarketMaker);
