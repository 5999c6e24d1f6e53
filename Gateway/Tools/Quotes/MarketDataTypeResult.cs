namespace Gateway.Tools.Quotes;

/// <summary>The market data type that was asked for.</summary>
internal sealed record MarketDataTypeResult
{
    public required int MarketDataType { get; init; }

    public required string Description { get; init; }
}
