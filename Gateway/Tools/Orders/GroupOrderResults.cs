using Gateway.Handlers;
using Gateway.Tools.Orders.Input;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>The outcome of placing a bracket.</summary>
internal sealed record BracketResult : IToolSummary
{
    public required string Symbol { get; init; }

    public required int? ParentOrderId { get; init; }

    public required int? TakeProfitOrderId { get; init; }

    public required int? StopLossOrderId { get; init; }

    [Description("TWS's status of the entry order.")]
    public string? Status { get; init; }

    [Description("confirmed when TWS accepted all three, rejected when it refused the entry, staged when they wait for a person; otherwise unknown.")]
    public required OrderOutcome Outcome { get; init; }

    [Description("Entry, profit taker, stop.")]
    public required IReadOnlyList<PlaceResult> Orders { get; init; }

    [Description("The next step, when there is one.")]
    public string? NextStep { get; init; }

    public static BracketResult Of(IReadOnlyList<PlaceResult> orders)
    {
        var outcome = orders.All(order => order.Outcome == OrderOutcome.Confirmed) ? OrderOutcome.Confirmed
            : orders[0].Outcome == OrderOutcome.Staged ? OrderOutcome.Staged
            : OrderJudge.IsNotWorking(orders[0].Outcome) ? orders[0].Outcome
            : OrderOutcome.Unknown;
        return new BracketResult
        {
            Symbol = orders[0].Symbol ?? string.Empty,
            ParentOrderId = orders[0].OrderId,
            TakeProfitOrderId = orders[1].OrderId,
            StopLossOrderId = orders[2].OrderId,
            Status = orders[0].Status,
            Outcome = outcome,
            Orders = orders,
            NextStep = outcome == OrderOutcome.Unknown
                ? "The entry may work or fill without all of its exits: check each with ibkr_get_order_status, then cancel the entry, or protect "
        + "the position with ibkr_protect_position."
                : null,
        };
    }

    string IToolSummary.Summary => OutcomeLine.Of(Orders);

    bool IToolSummary.Failed => OrderJudge.IsNotWorking(Outcome);
}

/// <summary>One order of a group, before it is looked up.</summary>
/// <param name="Place">Of the order in the caller's list, for errors; null for none.</param>
internal sealed record GroupMember(Contract Asked, OrderTicket Ticket, string? Account, string? Reference = null, string? Place = null)
{
    public static GroupMember Of(OrderInput input, int index)
    {
        var place = ListedOrder.Place(index);
        return ListedOrder.At(
            place, () => new GroupMember(input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, place));
    }
}
