using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Preview;
using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>Makes results from TWS's answers to orders.</summary>
internal static class PlaceResults
{
    public static PlaceResult Of(OrderResult result, Contract contract, Order order) => Describe(contract, order) with
    {
        Outcome = result.Outcome,
        OrderId = IdOf(result.OrderId),
        PermId = result.PermId,
        Status = result.Status.OrNull(),
        Filled = result.Filled,
        Remaining = result.Remaining,
        AvgFillPrice = result.AvgFillPrice,
        Reason = ReasonView.Of(result.Reason),
        Warnings = TwsNote.Of(result.Warnings),
        NextStep = NextStep(result.Outcome, result.Status, order, OutcomeLine.Name(IdOf(result.OrderId), result.PermId, null)),
    };

    /// <summary>The result of changing a working order. A refused change leaves the order working as it was.</summary>
    public static PlaceResult OfChange(OrderResult result, Contract contract, Order order) => Of(result, contract, order) with
    {
        NextStep = result.Outcome switch
        {
            OrderOutcome.Rejected => "The order stays active and unchanged, unless its status shows that it ended.",
            _ when !order.Transmit => "The order waits in TWS untransmitted, until a person transmits it there. Check the change in TWS.",
            OrderOutcome.Unknown => "The order is working, with or without the change. Look it up with ibkr_get_order_status before trying again.",
            _ => null,
        },
    };

    /// <summary>The result for an order that was already placed under the same reference.</summary>
    public static PlaceResult Of(OrderEntry entry)
    {
        var outcome = OrderJudge.OutcomeOf(entry);
        return Describe(entry.Contract, entry.Order) with
        {
            Outcome = outcome,
            OrderId = IdOf(entry.OrderId),
            PermId = entry.PermId,
            Status = entry.Status.OrNull(),
            Filled = entry.Filled,
            Remaining = entry.Remaining,
            AvgFillPrice = entry.AvgFillPrice,
            Reason = ReasonView.Of(OrderJudge.ReasonOf(entry)),
            Warnings = TwsNote.Of(entry.Advice),
            AlreadyPlaced = true,
            NextStep = NextStep(outcome, entry.Status, entry.Order, OutcomeLine.Name(IdOf(entry.OrderId), entry.PermId, null)),
        };
    }

    /// <summary>The result of an order that waits for a person, or that a person has approved and TWS has not answered yet.</summary>
    public static PlaceResult Of(StagedOrder staged, Contract contract, Order order) => Describe(contract, order) with
    {
        Outcome = staged.IsBeingSent ? OrderOutcome.Unknown : OrderOutcome.Staged,
        OrderId = 0,
        Approval = ApprovalPlace.Of(staged),
        NextStep = staged.IsBeingSent
            ? "A person has approved it, and it is being sent: look it up by its orderRef with ibkr_get_order_status."
            : "Give the person approval.path, on the gateway's address: they decide there with the code of the gateway's console. Then look the "
                + "order up by its orderRef. The same call again finds it and sends nothing twice.",
    };

    /// <summary>Adds what the order is worth, and what it was held against.</summary>
    /// <param name="unit">Null where the contract's value is not known.</param>
    public static PlaceResult With(
        PlaceResult result, Order order, OrderValue? unit, PolicyUse? use, bool withLimits, DateTimeOffset now) => result with
        {
            Value = unit?.AmountOf(order, unit.PriceOf(order) ?? use?.Market?.FarSide(OrderTerms.IsBuy(order))),
            ValueCurrency = unit?.Unit.Currency,
            MarketPrice = MarketPrice.Of(use?.Market, now),
            Limits = withLimits && use is { Shares.Count: > 0 } ? [.. use.Shares.Select(LimitShare.Of)] : null,
        };

    /// <summary>The result for one order of a group that was not sent, although others of the group were.</summary>
    public static PlaceResult Unsent(Contract contract, Order order, string why) => Describe(contract, order) with
    {
        Outcome = OrderOutcome.Denied,
        Reason = new ReasonView { Text = why },
        NextStep = "To place it now, place it as a single order.",
    };

    private static PlaceResult Describe(Contract contract, Order order) => new()
    {
        Outcome = OrderOutcome.Unknown,
        OrderId = IdOf(order.OrderId),
        OrderRef = order.OrderRef.OrNull(),
        Account = order.Account.OrNull(),
        Contract = ContractInfo.Of(contract),
        Route = ContractText.RouteOf(contract),
        Symbol = contract.Symbol.OrNull(),
        Action = order.Action.OrNull(),
        Quantity = order.TotalQuantity,
        OrderType = order.OrderType.OrNull(),
        LimitPrice = OrderView.Of(order).LmtPrice,
        AuxPrice = OrderView.Of(order).AuxPrice,
        GoodTillDate = OrderView.Of(order).GoodTillDate,
        GoodAfterTime = OrderView.Of(order).GoodAfterTime,
        Conditions = OrderView.Of(order).Conditions,
    };

    /// <summary>Null for the 0 of an order whose id TWS does not report.</summary>
    private static int? IdOf(int orderId) => orderId == 0 ? null : orderId;

    private static string? NextStep(OrderOutcome outcome, string status, Order order, string? name) => outcome switch
    {
        OrderOutcome.Unknown =>
            "Do not place it again: it may work. Look it up with ibkr_get_order_status, "
            + $"{string.Join(" or ", new[] { name, order.OrderRef.Length > 0 ? $"orderRef {order.OrderRef}" : null }.OfType<string>())}.",
        OrderOutcome.NotFound =>
            "TWS lists no such order. Look for an open dialog in TWS; to place the order again, use a new orderRef.",
        OrderOutcome.Rejected or OrderOutcome.Denied => "The order is not working. Fix the reason given before trying again.",
        _ when !order.Transmit => "The order waits in TWS untransmitted, until a person transmits it there.",
        _ when status is OrderStatusText.Cancelled or OrderStatusText.ApiCancelled =>
            "The order has ended; see the reason and the warnings. It is not working.",
        _ when status == OrderStatusText.Inactive => "TWS has the order, but it is not working; see the reason and the warnings.",
        _ => null,
    };
}
