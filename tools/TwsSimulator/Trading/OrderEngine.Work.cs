using TwsSimulator.Trading.Algos;
using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

// The life of an order after it has been accepted: waiting, trading, ending.
internal sealed partial class OrderEngine
{
    private void Work(SimOrder order)
    {
        if (!order.IsLive)
            return;
        if (IsExpired(order))
        {
            End(order, "Expired");
            return;
        }
        var quote = market.QuoteOf(order.Tradable);
        if (Triggers.Adjust(order, quote))
            listener.Changed(order);
        if (IsWaiting(order, quote))
            return;
        if (order.Status != OrderStatus.Submitted)
        {
            order.Status = OrderStatus.Submitted;
            order.WhyHeld = "";
            listener.Changed(order);
        }
        PegPrices.Follow(order, quote, market);
        if (!faults.HoldFills && NextFill(order, quote) is { } match)
            Trade(order, match.Quantity, match.Price);
        EndIfImmediate(order);
    }

    private (decimal Quantity, decimal Price)? NextFill(SimOrder order, TradeQuote quote)
    {
        if (order.AuctionAt is null)
            return order.Tradable.IsCombo && !ComboPrices.AreLegsWithinLimits(order, market) ? null : Matcher.Match(order, quote);
        // An auction has one price, the last one, and room for everybody.
        var price = quote.Last ?? quote.Mark;
        return Matcher.IsWithinLimit(order, price, Matcher.LimitOf(order, quote)) ? (order.Remaining, price) : null;
    }

    /// <summary>The order may not trade yet: its parent, its time, its conditions or its trigger price hold it.</summary>
    private bool IsWaiting(SimOrder order, TradeQuote quote)
    {
        if (IsHeldByParent(order) || IsHeldByTime(order) || IsHeldByConditions(order))
            return true;
        if (!OrderTypes.WaitsForTrigger(order.Terms.OrderType) || order.Triggered || Triggers.Watch(order, quote))
            return false;
        if (order.WhyHeld != "trigger")
        {
            order.WhyHeld = "trigger";
            listener.StatusChanged(order);
        }
        return true;
    }

    private bool IsHeldByTime(SimOrder order)
    {
        if (OrderTimes.Parse(order.Terms.GoodAfterTime) > market.Now || AlgoPlan.IsEarly(order, market.Now))
            return true;
        return order.AuctionAt is { } auction
            ? market.Now < auction
            : !market.IsOpen(order.Tradable) || !(order.Terms.OutsideRth || market.IsRegular(order.Tradable));
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

    private bool IsExpired(SimOrder order)
    {
        if (AlgoPlan.IsLate(order, market.Now))
            return true;
        // The day of an order is the day on which it may first trade.
        var first = new[] { order.PlacedAt, order.AuctionAt ?? order.PlacedAt, OrderTimes.Parse(order.Terms.GoodAfterTime) ?? order.PlacedAt }.Max();
        return order.Terms.Tif switch
        {
            "GTD" when order.Terms.GoodTillDate.Length == 0 => order.PlacedAt.AddSeconds(order.Terms.Duration ?? 0) <= market.Now,
            "GTD" => OrderTimes.Parse(order.Terms.GoodTillDate) <= market.Now,
            "GTC" => false,
            _ => OrderTimes.DayOf(first) < OrderTimes.DayOf(market.Now),
        };
    }

    /// <summary>Cancels the rest of an order that must not rest at the exchange.</summary>
    private void EndIfImmediate(SimOrder order)
    {
        if (order.IsDone || faults.HoldFills)
            return;
        if (order.Terms.Tif == "IOC")
            End(order, "");
        else if (order.AuctionAt is not null)
            End(order, "The auction is over");
        else if (order.Terms.Tif == "FOK")
        {
            Finish(order, OrderStatus.Inactive, "Fill or kill");
            listener.Changed(order);
            listener.Refused(
                order.Key, new OrderRefusal(OrderRefusal.OrderCancelled, "Order Canceled - reason:Fill or kill order could not be filled at once."));
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
