namespace Gateway.Tools.Depth;

/// <summary>The exchanges behind the letters of quotes.</summary>
internal sealed record SmartComponentsResult
{
    public required string BboExchange { get; init; }

    public required IReadOnlyList<SmartComponentRow> Components { get; init; }

    public required int Count { get; init; }
}
