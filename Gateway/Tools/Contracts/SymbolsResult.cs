namespace Gateway.Tools.Contracts;

/// <summary>The instruments that fit a search.</summary>
internal sealed record SymbolsResult
{
    public required IReadOnlyList<SymbolMatch> Results { get; init; }

    public required int Count { get; init; }
}
