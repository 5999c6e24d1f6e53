namespace Gateway.Tools.Orders;

/// <summary>What became of many cancels.</summary>
/// <param name="Complete">False when TWS did not list all open orders: there may be more.</param>
internal sealed record CancelledOrders(IReadOnlyList<int> Cancelled, IReadOnlyList<UncancelledOrder> NotCancelled, bool Complete);
