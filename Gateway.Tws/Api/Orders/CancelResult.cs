namespace Gateway.Tws.Api.Orders;

/// <summary>The outcome of cancelling an order.</summary>
/// <param name="Order">The order as it stands now; null when nothing is known of it.</param>
/// <param name="Reason">TWS's words on a refusal, or what to do about an open outcome; null when there is nothing to say.</param>
public sealed record CancelResult(CancelOutcome Outcome, int OrderId, OrderEntry? Order, OrderReason? Reason);
