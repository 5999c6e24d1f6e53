using System.ComponentModel;
using Gateway.Tools.Safety;

namespace Gateway.Tools.Orders;

/// <summary>What became of a request to cancel many orders.</summary>
internal sealed record CancelAllResult
{
    [Description("Orders of this gateway that are certainly cancelled.")]
    public required IReadOnlyList<int> Cancelled { get; init; }

    [Description("Orders that may still work, with the reason; those of other programs among them.")]
    public required IReadOnlyList<UncancelledOrder> NotCancelled { get; init; }

    [Description("True when TWS was told to cancel everything, of every program and of TWS itself.")]
    public required bool Global { get; init; }

    [Description("False when TWS did not list all open orders: there may be more.")]
    public required bool Complete { get; init; }
}
