using System.ComponentModel;

namespace Gateway.Tools.Contracts;

/// <summary>The instruments that fit a search.</summary>
internal sealed record SymbolsResult
{
    public required IReadOnlyList<SymbolMatch> Results { get; init; }

    public required int Count { get; init; }

    [Description("True when limit left some out.")]
    public required bool Truncated { get; init; }
}
