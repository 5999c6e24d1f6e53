using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>Works accepted orders against the market: sends them to it, trades them, and lets each trade act on the orders around it.</summary>
internal sealed class WorkingOrders(
    ITradingMarket market, OrderStore store, FillBook fillBook, OrderHolds holds, OrderEndings endings, OrderFaults faults, IOrderListener listener)
{
    private const int CancelWithBlock = 1;

    /// <summary>Sends an order to the market together with the untransmitted family that it completes: the parent first.</summary>
    public void Transmit(SimOrder last)
    {
        var root = store.ParentOf(last) ?? last;
        SimOrder[] family = root == last && last.Terms.ParentId == 0 ? [root] : [root, .. store.ChildrenOf(root)];
        var waiting = family.Where(order => !order.Transmitted && !order.IsDone).ToList();
        foreach (var order in waiting)
        {
            order.Transmitted = true;
            order.Deactivated = false;
            order.WhyHeld = holds.IsHeldByParent(order) ? "child" : "";
            listener.Changed(order);
            // Before the acknowledgement, so that a client that waits for it has them.
            Advise(order);
            order.Status = OrderStatus.PreSubmitted;
            listener.Changed(order);
        }
        foreach (var order in waiting)
            Work(order);
    }

    /// <summary>Sends the messages that TWS has about an order that it accepts.</summary>
    public void Advise(SimOrder order)
    {
        foreach (var note in OrderAdvice.Of(order, market))
            listener.Advised(order.Key, note);
    }

    /// <summary>One step of an order against the market as it is now.</summary>
    public void Work(SimOrder order)
    {
        if (!order.IsLive)
            return;
        if (OrderExpiry.IsExpired(order, market.Now))
        {
            endings.Cancel(order, "Expired");
            return;
        }
        var quote = market.QuoteOf(order.Tradable);
        if (Triggers.Adjust(order, quote))
            listener.Changed(order);
        if (holds.IsHeld(order, quote))
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

    /// <summary>Cancels the rest of an order that must not rest at the exchange.</summary>
    private void EndIfImmediate(SimOrder order)
    {
        if (order.IsDone || faults.HoldFills)
            return;
        if (order.Terms.Tif == "IOC")
            endings.Cancel(order, "");
        else if (order.AuctionAt is not null)
            endings.Cancel(order, "The auction is over");
        else if (order.Terms.Tif == "FOK")
            endings.Cancel(order, "Fill or kill order could not be filled at once.");
    }

    private void Trade(SimOrder order, decimal quantity, decimal price)
    {
        var fills = fillBook.Book(order, quantity, price);
        if (order.Remaining == 0m)
            endings.Finish(order, OrderStatus.Filled, FormattableString.Invariant($"Filled Size: {order.Filled}"));
        foreach (var fill in fills)
            listener.Executed(fill);
        listener.Changed(order);
        foreach (var fill in fills.Where(fill => fill.HasCommission))
            listener.CommissionCharged(fill);
        foreach (var rival in store.RivalsOf(order))
            ShrinkOrCancel(rival, quantity);
        if (order.Status != OrderStatus.Filled)
            return;
        foreach (var child in store.ChildrenOf(order))
            Activate(child, order);
    }

    /// <summary>A child begins to work when its parent has filled; a hedge learns its size from it.</summary>
    private void Activate(SimOrder child, SimOrder parent)
    {
        if (child.Terms.HedgeType.Length > 0 && child.Quantity == 0m)
            child.Terms = child.Terms with { TotalQuantity = OrderSizes.OfHedge(child, parent, market) };
        Work(child);
    }

    /// <summary>A rival traded: the order ends, or shrinks by what the rival traded.</summary>
    private void ShrinkOrCancel(SimOrder order, decimal quantity)
    {
        if (order.IsDone)
            return;
        if (order.Terms.OcaType == CancelWithBlock || order.Remaining <= quantity)
        {
            endings.Cancel(order, "");
            return;
        }
        order.Terms = order.Terms with { TotalQuantity = order.Quantity - quantity };
        listener.Changed(order);
    }
}
