using System.ComponentModel;

namespace Gateway.Tools.Orders;

/// <summary>A list of fills, the latest first.</summary>
internal sealed record ExecutionsResult
{
    public required IReadOnlyList<ExecutionRow> Executions { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more fills.")]
    public required bool Complete { get; init; }

    [Description("True when limit left some out.")]
    public required bool Truncated { get; init; }
}
