using Gateway.Tools.Orders.Rules;
using Gateway.Trading.Staging;

namespace Gateway.Tools.Orders;

/// <summary>The orders of one call, from their check to their end.</summary>
internal sealed record OrderBatch
{
    /// <summary>Every reference, of which one call at a time works on each.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Finds what was placed before under the references, or holds the orders against the rules.</summary>
    public required Func<CancellationToken, Task<BatchCheck>> Check { get; init; }

    /// <summary>The caller's checks that are repeated after a person's approval; null for none.</summary>
    public Func<CancellationToken, Task>? Again { get; init; }

    /// <summary>Runs right before the first order is sent, for example to use up a preview; null for nothing.</summary>
    public Action? Begin { get; init; }

    /// <summary>The request behind terms that the gateway worked out; null where the caller named the terms.</summary>
    public string? Intent { get; init; }

    /// <summary>The first order is the parent of the others.</summary>
    public bool IsBracket { get; init; }

    /// <summary>For each order the price that its caller was shown; empty where nothing was shown.</summary>
    public IReadOnlyList<ShownPrice?> Shown { get; init; } = [];

    /// <summary>How the orders belong together, for the person who approves them.</summary>
    public string? Together =>
        IsBracket ? "A bracket: the first order works immediately, the others after its fill, and the fill of one of them cancels the rest." : null;
}

/// <summary>The results of orders that were placed before, or orders that passed the rules.</summary>
internal sealed record BatchCheck(IReadOnlyList<PlaceResult>? Placed, IReadOnlyList<CheckedOrder> Orders)
{
    public static BatchCheck Found(IReadOnlyList<PlaceResult> placed) => new(placed, []);

    public static BatchCheck Passed(IReadOnlyList<CheckedOrder> orders) => new(null, orders);
}
