namespace TwsSimulator.Trading;

/// <summary>Ends orders: cancelled, filled, or inactive.</summary>
internal sealed class OrderEndings(ITradingMarket market, OrderStore store, IOrderListener listener)
{
    /// <summary>Cancels an order, then its children. An empty reason means that the trader asked for it.</summary>
    public void Cancel(SimOrder order, string reason)
    {
        if (order.Transmitted)
        {
            order.Status = OrderStatus.PendingCancel;
            listener.StatusChanged(order);
        }
        Finish(order, OrderStatus.Cancelled, reason.Length == 0 ? "Cancelled by Trader" : reason);
        listener.StatusChanged(order);
        listener.Refused(order.Key, new OrderRefusal(OrderRefusal.OrderCancelled, $"Order Canceled - reason:{reason}"));
        foreach (var child in store.ChildrenOf(order).Where(child => !child.IsDone))
            Cancel(child, "");
    }

    /// <summary>Gives an order its last status and tells nobody: the caller knows which messages follow.</summary>
    public void Finish(SimOrder order, string status, string text)
    {
        order.Status = status;
        order.WhyHeld = "";
        order.CompletedAt = market.Now;
        order.CompletedText = text;
    }
}
