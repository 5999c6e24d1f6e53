namespace Gateway.Tws.Api.Orders;

/// <summary>The outcome of cancelling an order.</summary>
/// <param name="Order">The order as it stands now; null when the order is unknown.</param>
/// <param name="Reason">TWS's text on a refusal, or what to do about a pending outcome; otherwise null.</param>
public sealed record CancelResult(CancelOutcome Outcome, int OrderId, OrderEntry? Order, OrderReason? Reason);

/// <summary>The outcome of a request to cancel an order.</summary>
public enum CancelOutcome
{
    /// <summary>It is cancelled; a part may have been filled before.</summary>
    Cancelled,

    /// <summary>It was filled before the cancel reached it.</summary>
    Filled,

    /// <summary>TWS did not report the end within the wait: the order may still work or fill.</summary>
    Pending,

    /// <summary>TWS refused to cancel: unknown, not cancellable, or another client's.</summary>
    Rejected,

    /// <summary>The session ended while the call waited.</summary>
    Unknown,
}
