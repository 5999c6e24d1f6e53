using System.ComponentModel;

namespace Gateway.Tools.Orders;

/// <summary>What became of an order while it was watched.</summary>
internal sealed record OrderWaitResult
{
    [Description("Whether it came so far. False with a working order: the time is over, wait again. False with one that ended: it never will.")]
    public required bool Reached { get; init; }

    public required double WaitedSeconds { get; init; }

    public required OrderRow Order { get; init; }
}
