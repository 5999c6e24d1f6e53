using System.ComponentModel;
using Gateway.Tools.Orders;

namespace Gateway.Tools.Safety;

/// <summary>The halt, and what became of the open orders.</summary>
internal sealed record KillSwitchResult
{
    public required bool Engaged { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required string By { get; init; }

    [Description("Of the first halt, when it was halted before.")]
    public required string Reason { get; init; }

    [Description("Whether a restart of the gateway keeps the halt.")]
    public required bool Durable { get; init; }

    [Description("Ids of the orders that are cancelled for certain.")]
    public required IReadOnlyList<int> Cancelled { get; init; }

    [Description("Open orders that could not be cancelled, or whose cancel is not confirmed yet.")]
    public required IReadOnlyList<UncancelledOrder> NotCancelled { get; init; }

    [Description("Why the open orders are not known, or not all of them.")]
    public string? CancelProblem { get; init; }
}
