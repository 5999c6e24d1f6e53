using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Derives the outcome of an order from TWS's messages; null while it is open.</summary>
internal static class OrderOutcomeRules
{
    public static OrderVerdict? OnPlaced(OrderProgress view, Order order)
    {
        if (view.Entry is not { } entry)
            return null;
        var reason = (view.Error ?? view.Notice).ToReason();
        if (entry.Status == OrderStatusText.Filled)
            return new OrderVerdict(OrderOutcome.Confirmed, Settled: true);
        // Inactive is also the status of an order that TWS keeps untransmitted.
        if (entry.Status == OrderStatusText.Inactive && !order.Transmit && view.Error is null)
            return new OrderVerdict(OrderOutcome.Confirmed, Settled: true);
        if (OrderStatusText.IsCancelled(entry.Status) || entry.Status == OrderStatusText.Inactive)
            return entry.Filled == 0 && (view.Error is not null || !view.Acknowledged)
                ? new OrderVerdict(OrderOutcome.Rejected, Settled: reason is not null, reason ?? Silent(entry))
                : new OrderVerdict(OrderOutcome.Confirmed, Settled: true, reason);
        // An unacknowledged order may still work after an error, unless the error is a definite refusal.
        if (view.Error is { } error && !view.Acknowledged && (OrderErrors.IsDefinite(error.Code) || entry.Status.Length == 0))
            return new OrderVerdict(OrderOutcome.Rejected, OrderErrors.IsDefinite(error.Code), reason);
        return OrderStatusText.IsAcknowledged(entry.Status)
            ? new OrderVerdict(OrderOutcome.Confirmed, Settled: !EndsAtOnce(order))
            : null;
    }

    /// <summary>A change is accepted when TWS's version of the order no longer shows the old values.</summary>
    public static OrderVerdict? OnModified(OrderProgress view, Order before, Order after)
    {
        if (view.Entry is not { } entry)
            return null;
        if (entry.Status == OrderStatusText.Filled)
            return new OrderVerdict(OrderOutcome.Confirmed, Settled: true, new OrderReason(null, "The order was filled."));
        if (OrderStatusText.IsCancelled(entry.Status))
            return new OrderVerdict(
                OrderOutcome.Rejected, Settled: true, (view.Error ?? view.Notice).ToReason() ?? new OrderReason(null, "The order was cancelled."));
        if (view.Error is { } definite && OrderErrors.IsDefinite(definite.Code))
            return new OrderVerdict(OrderOutcome.Rejected, Settled: true, view.Error.ToReason());
        var accepted = OrderChanges.HasVisible(before, after)
            ? view.Echo is { } echo && OrderChanges.IsDone(before, after, echo.Order)
            : view.Told && view.Error is null;
        if (accepted)
            return new OrderVerdict(OrderOutcome.Confirmed, Settled: true);
        // Another code may be advice about a change that TWS is about to show.
        return view.Error is null ? null : new OrderVerdict(OrderOutcome.Rejected, Settled: false, view.Error.ToReason());
    }

    public static OrderReason? ToReason(this TwsError? error) =>
        error is null ? null : new OrderReason(error.Code, error.Text, error.AdvancedOrderRejectJson);

    /// <summary>True for orders that fill or end as soon as they reach the market.</summary>
    private static bool EndsAtOnce(Order order) => order.OrderType is "MKT" || order.Tif is "IOC" or "FOK";

    private static OrderReason Silent(OrderEntry entry) => new(null, entry.State switch
    {
        { RejectReason: { Length: > 0 } text } => text,
        { WarningText: { Length: > 0 } text } => text,
        _ => $"TWS ended the order with status {entry.Status} and gave no reason.",
    });
}

/// <summary>The outcome of an order so far.</summary>
/// <param name="Settled">False when a short wait may bring more: a fill, or the reason why the order ended.</param>
internal readonly record struct OrderVerdict(OrderOutcome Outcome, bool Settled, OrderReason? Reason = null);
