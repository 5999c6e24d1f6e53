namespace TwsSimulator.Trading;

// What happens to an order after it has been taken: waiting, trading, ending.
internal sealed partial class OrderEngine
{
    private const int CancelWithBlock = 1;

    private void Work(SimOrder order)
    {
        if (!order.IsLive)
            return;
        if (IsExpired(order))
        {
            End(order, "Expired");
            return;
        }
        if (IsWaiting(order))
            return;
        if (order.Status != OrderStatus.Submitted)
        {
            order.Status = OrderStatus.Submitted;
            order.WhyHeld = "";
            listener.Changed(order);
        }
        if (!faults.HoldFills && Matcher.Match(order, market.QuoteOf(order.Tradable)) is { } match)
            Trade(order, match.Quantity, match.Price);
        EndIfImmediate(order);
    }

    /// <summary>The order may not trade yet: its parent, its time, its conditions or its trigger price hold it.</summary>
    private bool IsWaiting(SimOrder order)
    {
        if (IsHeldByParent(order) || !market.IsOpen(order.Tradable))
            return true;
        if (OrderTimes.Parse(order.Terms.GoodAfterTime) > market.Now)
            return true;
        if (IsHeldByConditions(order))
            return true;
        if (!OrderTypes.WaitsForTrigger(order.Terms.OrderType) || order.Triggered || Triggers.Watch(order, market.QuoteOf(order.Tradable)))
            return false;
        if (order.WhyHeld != "trigger")
        {
            order.WhyHeld = "trigger";
            listener.StatusChanged(order);
        }
        return true;
    }

    /// <summary>Conditions activate an order once, or cancel it while it works.</summary>
    private bool IsHeldByConditions(SimOrder order)
    {
        if (order.Terms.Conditions.Count == 0 || order.ConditionsMet)
            return false;
        order.ConditionsMet = _conditions.AreMet(order);
        if (!order.Terms.ConditionsCancelOrder)
            return !order.ConditionsMet;
        if (order.ConditionsMet)
            End(order, "Conditions met");
        return order.ConditionsMet;
    }

    private bool IsHeldByParent(SimOrder order) =>
        store.ParentOf(order) is { } parent && parent.Status != OrderStatus.Filled;

    private bool IsExpired(SimOrder order) => order.Terms.Tif switch
    {
        "GTD" => OrderTimes.Parse(order.Terms.GoodTillDate) <= market.Now,
        "GTC" => false,
        _ => OrderTimes.DayOf(order.PlacedAt) < OrderTimes.DayOf(market.Now),
    };

    private void Trade(SimOrder order, decimal quantity, decimal price)
    {
        var added = order.Terms.OrderType is OrderTypes.Limit && order.PlacedAt < market.Now;
        order.AddFill(quantity, price);
        var total = CommissionSchedule.Of(order.Tradable, order.Filled, order.AverageFillPrice);
        var commission = total - order.Commission;
        order.Commission = total;
        var realized = order.Account.Book(order.Tradable, order.IsBuy ? quantity : -quantity, price, commission);
        var fill = new Fill(order, numbers.NewExecId(), market.Now, quantity, price, order.Filled, order.AverageFillPrice, commission, realized, added);
        if (order.Remaining == 0m)
            Finish(order, OrderStatus.Filled, FormattableString.Invariant($"Filled Size: {order.Filled}"));
        listener.Executed(fill);
        listener.Changed(order);
        listener.CommissionCharged(fill);
        foreach (var rival in store.RivalsOf(order))
            Yield(rival, quantity);
        if (order.Status != OrderStatus.Filled)
            return;
        foreach (var child in store.ChildrenOf(order))
            Work(child);
    }

    /// <summary>A rival traded: the order ends, or shrinks by what the rival traded.</summary>
    private void Yield(SimOrder order, decimal quantity)
    {
        if (order.IsDone)
            return;
        if (order.Terms.OcaType == CancelWithBlock || order.Remaining <= quantity)
        {
            End(order, "");
            return;
        }
        order.Terms = order.Terms with { TotalQuantity = order.Quantity - quantity };
        listener.Changed(order);
    }

    /// <summary>What is left of an order that may not rest in the book.</summary>
    private void EndIfImmediate(SimOrder order)
    {
        if (order.IsDone || faults.HoldFills)
            return;
        if (order.Terms.Tif == "IOC")
            End(order, "");
        else if (order.Terms.Tif == "FOK")
        {
            Finish(order, OrderStatus.Inactive, "Fill or kill");
            listener.Changed(order);
            listener.Refused(order.Key, new OrderRefusal(OrderRefusal.OrderCancelled, "Order Canceled - reason:Fill or kill order could not be filled at once."));
        }
    }

    /// <summary>Cancels an order, then its children.</summary>
    private void End(SimOrder order, string reason)
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
            End(child, "");
    }

    private void Finish(SimOrder order, string status, string text)
    {
        order.Status = status;
        order.WhyHeld = "";
        order.CompletedAt = market.Now;
        order.CompletedText = text;
    }
}
