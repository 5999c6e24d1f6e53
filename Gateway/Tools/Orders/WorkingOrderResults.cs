using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>The outcome of cancelling many orders.</summary>
internal sealed record CancelAllResult : IToolSummary
{
    [Description("Orders of this gateway with a confirmed cancellation.")]
    public required IReadOnlyList<int> Cancelled { get; init; }

    [Description("Orders that may still work, with the reason, including those of other programs.")]
    public required IReadOnlyList<UncancelledOrder> NotCancelled { get; init; }

    [Description("True when TWS received a request to cancel all orders, including those of other programs and of TWS itself.")]
    public required bool Global { get; init; }

    [Description("False when TWS did not list all open orders: there may be more.")]
    public required bool Complete { get; init; }

    string IToolSummary.Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cancelled.Count} orders cancelled; {NotCancelled.Count} may still be working{(Complete ? "." : ", and TWS did not list all.")}");
}

/// <summary>The outcome of cancelling an order.</summary>
internal sealed record CancelView : IToolSummary
{
    [Description("Absent where TWS does not send it.")]
    public int? OrderId { get; init; }

    [Description("IB's permanent id, where there is no orderId.")]
    public long? PermId { get; init; }

    [Description("cancelled; filled: too late; pending: not confirmed yet; rejected: TWS refused; unknown: the link broke.")]
    public required CancelOutcome Outcome { get; init; }

    [Description("TWS's status text.")]
    public string? Status { get; init; }

    public decimal? Filled { get; init; }

    public ReasonView? Reason { get; init; }

    public string? NextStep { get; init; }

    public static CancelView Of(CancelResult result) => new()
    {
        OrderId = result.OrderId == 0 ? null : result.OrderId,
        PermId = result.OrderId == 0 ? result.Order?.PermId : null,
        Outcome = result.Outcome,
        Status = result.Order?.Status.OrNull(),
        Filled = result.Order?.Filled,
        Reason = ReasonView.Of(result.Reason),
        NextStep = result.Outcome is CancelOutcome.Pending or CancelOutcome.Unknown
            ? "The order may still work or fill: look it up with ibkr_get_order_status before anything else."
            : null,
    };

    string IToolSummary.Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"Order {(OrderId is { } id ? $"{id}" : PermId is { } perm ? $"with permId {perm}" : "without an id")}: "
        + $"{EnumName<CancelOutcome>.Of(Outcome)}.{OutcomeLine.Reason(Reason)}");

    bool IToolSummary.Failed => Outcome == CancelOutcome.Rejected;
}

/// <summary>An open order that may still work.</summary>
internal sealed record UncancelledOrder
{
    [Description("Absent where TWS does not send it.")]
    public int? OrderId { get; init; }

    public long? PermId { get; init; }

    [Description("Why it is not cancelled, or not yet.")]
    public required RowError Reason { get; init; }

    public static UncancelledOrder Of(OrderEntry order, RowError reason) => new()
    {
        OrderId = order.OrderId == 0 ? null : order.OrderId,
        PermId = order.PermId,
        Reason = reason,
    };
}

/// <summary>The orders that were cancelled, and those that were not.</summary>
/// <param name="Complete">False when TWS did not list all open orders: there may be more.</param>
internal sealed record CancelledOrders(IReadOnlyList<int> Cancelled, IReadOnlyList<UncancelledOrder> NotCancelled, bool Complete);
