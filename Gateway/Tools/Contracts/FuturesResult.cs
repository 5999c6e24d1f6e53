using System.ComponentModel;

namespace Gateway.Tools.Contracts;

/// <summary>The months of a future, the next first.</summary>
internal sealed record FuturesResult
{
    public required string Symbol { get; init; }

    public required IReadOnlyList<FutureRow> Months { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time.")]
    public required bool Complete { get; init; }
}
