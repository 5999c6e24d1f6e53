namespace TwsSimulator.Handlers.Depth;

/// <summary>One row of one side of an order book.</summary>
internal readonly record struct BookRow(decimal Price, decimal Size, string MarketMaker);
