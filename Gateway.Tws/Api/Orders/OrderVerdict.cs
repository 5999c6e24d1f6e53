namespace Gateway.Tws.Api.Orders;

/// <summary>What can be said of an order by now.</summary>
/// <param name="Settled">False when a moment's wait may tell more: a fill, or the reason of an end.</param>
internal readonly record struct OrderVerdict(OrderOutcome Outcome, bool Settled, OrderReason? Reason = null);
