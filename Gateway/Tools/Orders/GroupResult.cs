using System.ComponentModel;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>The outcome of placing orders that end each other.</summary>
internal sealed record GroupResult
{
    [Description("Names the group in TWS.")]
    public required string OcaGroup { get; init; }

    [Description("confirmed when TWS took all; rejected when it took none; otherwise unknown: look at each order.")]
    public required OrderOutcome Outcome { get; init; }

    public required IReadOnlyList<PlaceResult> Orders { get; init; }

    [Description("What to do next, when that is not plain.")]
    public string? NextStep { get; init; }

    public static GroupResult Of(string group, IReadOnlyList<PlaceResult> orders)
    {
        var outcome = orders.All(order => order.Outcome == OrderOutcome.Confirmed) ? OrderOutcome.Confirmed
            : orders.All(order => order.Outcome == OrderOutcome.Rejected) ? OrderOutcome.Rejected
            : OrderOutcome.Unknown;
        return new GroupResult
        {
            OcaGroup = group,
            Outcome = outcome,
            Orders = orders,
            NextStep = outcome == OrderOutcome.Unknown
                ? "Not all of them work. What was confirmed works without the others: cancel it with ibkr_cancel_order, or place the missing ones with the same ocaGroup."
                : null,
        };
    }
}
