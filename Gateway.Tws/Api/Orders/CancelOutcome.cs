namespace Gateway.Tws.Api.Orders;

/// <summary>What became of a request to cancel an order.</summary>
public enum CancelOutcome
{
    /// <summary>It is cancelled; a part may have been filled before.</summary>
    Cancelled,

    /// <summary>It was filled before the cancel reached it.</summary>
    Filled,

    /// <summary>TWS has not told the end within the wait: the order may still work or fill.</summary>
    Pending,

    /// <summary>TWS refused to cancel: unknown, not cancellable, or another client's.</summary>
    Rejected,

    /// <summary>The session ended while the call waited.</summary>
    Unknown,
}
