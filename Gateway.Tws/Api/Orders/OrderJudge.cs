using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Decides where an order stands, and what a caller is told about it. Placing, repeating a key, status, cancels, streams, recovery and the journal
/// all ask here. Pure: it looks at what is known and changes nothing.
/// </summary>
public static class OrderJudge
{
    /// <summary>Whether nothing more can happen to an order.</summary>
    public static bool IsFinal(OrderPhase phase) =>
        phase is OrderPhase.Denied or OrderPhase.Filled or OrderPhase.Cancelled or OrderPhase.Rejected;

    /// <summary>Where an order stands by all that is known of it.</summary>
    public static OrderPhase PhaseOf(OrderEntry entry) => entry switch
    {
        { Status: OrderStatusText.Filled } => OrderPhase.Filled,
        { Rejected: true } => OrderPhase.Rejected,
        { Knowledge: OrderKnowledge.NotFound } => OrderPhase.NotFound,
        { Knowledge: OrderKnowledge.Unknown } => OrderPhase.Unknown,
        { Knowledge: OrderKnowledge.InFlight } => OrderPhase.Sent,
        // TWS has it, but neither IB's servers nor the exchange do.
        { HasWorked: false, Asked: not null, Order.Transmit: true, Status: "" or OrderStatusText.ApiPending or OrderStatusText.PendingSubmit }
            => OrderPhase.Sent,
        { Status: OrderStatusText.Cancelled or OrderStatusText.ApiCancelled } => NeverWorked(entry) ? OrderPhase.Rejected : OrderPhase.Cancelled,
        { Status: OrderStatusText.Inactive } => OrderPhase.Inactive,
        { Filled: > 0 } => OrderPhase.PartiallyFilled,
        _ => OrderPhase.Working,
    };

    /// <summary>What a caller is told of an order in a phase.</summary>
    public static OrderOutcome OutcomeOf(OrderPhase phase) => phase switch
    {
        OrderPhase.Denied => OrderOutcome.Denied,
        OrderPhase.Staged => OrderOutcome.Staged,
        OrderPhase.Rejected or OrderPhase.Inactive => OrderOutcome.Rejected,
        OrderPhase.NotFound => OrderOutcome.NotFound,
        OrderPhase.Sending or OrderPhase.Sent or OrderPhase.Unknown => OrderOutcome.Unknown,
        _ => OrderOutcome.Confirmed,
    };

    /// <summary>What a caller is told of an order, whenever it asks.</summary>
    public static OrderOutcome OutcomeOf(OrderEntry entry) => PhaseOf(entry) switch
    {
        // Inactive is also the status of an order that TWS keeps untransmitted, as its caller wanted, and of one that may work again.
        OrderPhase.Inactive when !NeverWorked(entry) || (!entry.Order.Transmit && entry.LastError is null) => OrderOutcome.Confirmed,
        var phase => OutcomeOf(phase),
    };

    /// <summary>Whether an outcome says that the order certainly does not work.</summary>
    public static bool IsNotWorking(OrderOutcome outcome) => outcome is OrderOutcome.Rejected or OrderOutcome.Denied or OrderOutcome.NotFound;

    /// <summary>Why an order stands as it does: TWS's own words, or the gateway's; null where there is nothing to explain.</summary>
    public static OrderReason? ReasonOf(OrderEntry entry) =>
        entry.Refusal is { } error ? error.ToReason()
        : PhaseOf(entry) switch
        {
            OrderPhase.NotFound => new OrderReason(
                null,
                "Two complete lists of TWS do not have it. Unless a dialog is open in TWS, it never arrived, or TWS has forgotten it."),
            OrderPhase.Rejected or OrderPhase.Inactive when entry.Order.Transmit => Silent(entry),
            _ => null,
        };

    /// <summary>The outcome for the caller that has just placed an order; null while it is open.</summary>
    internal static OrderVerdict? OnPlaced(OrderProgress view, Order order)
    {
        if (view.Entry is not { } entry)
            return null;
        var reason = (view.Error ?? view.Notice).ToReason();
        if (entry.Status == OrderStatusText.Filled)
            return new OrderVerdict(OrderOutcome.Confirmed, Settled: true);
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

    /// <summary>The outcome of a change; null while it is open. It is accepted when TWS's version no longer shows the old values.</summary>
    internal static OrderVerdict? OnModified(OrderProgress view, Order before, Order after)
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

    /// <summary>The outcome of a cancel; null while it is open.</summary>
    internal static CancelOutcome? OnCancelled(OrderProgress view) => view switch
    {
        { Entry: { IsDone: true } entry } => CancelOutcomeOf(entry),
        { Error: not null } => CancelOutcome.Rejected,
        { Lost: not null } => CancelOutcome.Unknown,
        _ => null,
    };

    /// <summary>The end of an order that is done, for a caller that wants it cancelled.</summary>
    internal static CancelOutcome CancelOutcomeOf(OrderEntry done) => PhaseOf(done) switch
    {
        OrderPhase.Filled => CancelOutcome.Filled,
        _ => CancelOutcome.Cancelled,
    };

    internal static OrderReason? ToReason(this TwsError? error) =>
        error is null ? null : new OrderReason(error.Code, error.Text, error.AdvancedOrderRejectJson);

    /// <summary>
    /// Whether an order of this client ended, or rests, as a refusal: nothing filled, and it never worked or TWS refused it outright.
    /// </summary>
    private static bool NeverWorked(OrderEntry entry) => entry.Filled == 0 && entry.Asked is not null
        && (!entry.HasWorked || (entry.LastError is { } error && OrderErrors.IsDefinite(error.Code) && !OrderErrors.IsAboutCancel(error.Code)));

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
