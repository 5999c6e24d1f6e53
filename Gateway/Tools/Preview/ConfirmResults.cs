using Gateway.Handlers;
using Gateway.Tools.Orders;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Preview;

/// <summary>The outcome of each order of a basket.</summary>
internal sealed record BasketResult : IToolSummary
{
    public required IReadOnlyList<PlaceResult> Orders { get; init; }

    public required int Count { get; init; }

    public required int Confirmed { get; init; }

    public required int Rejected { get; init; }

    [Description("These may work: look them up by orderRef, never place them again.")]
    public required int Unknown { get; init; }

    [Description("These wait for a person's approval; nothing of them was sent.")]
    public int? Staged { get; init; }

    public static BasketResult Of(IReadOnlyList<PlaceResult> orders) => new()
    {
        Orders = orders,
        Count = orders.Count,
        Confirmed = orders.Count(order => order.Outcome == OrderOutcome.Confirmed),
        Rejected = orders.Count(order => OrderJudge.IsNotWorking(order.Outcome)),
        Unknown = orders.Count(order => order.Outcome == OrderOutcome.Unknown),
        Staged = orders.Any(order => order.Outcome == OrderOutcome.Staged) ? orders.Count(order => order.Outcome == OrderOutcome.Staged) : null,
    };

    string IToolSummary.Summary => OutcomeLine.Of(Orders);

    bool IToolSummary.Failed => Count > 0 && Rejected == Count;
}
