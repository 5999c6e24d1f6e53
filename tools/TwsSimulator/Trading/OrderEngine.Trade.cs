using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

// Fills: booked, reported, and applied to the orders that depend on this one.
internal sealed partial class OrderEngine
{
    private const int CancelWithBlock = 1;

    private void Trade(SimOrder order, decimal quantity, decimal price)
    {
        var added = order.Terms.OrderType is OrderTypes.Limit && order.PlacedAt < market.Now;
        order.AddFill(quantity, price);
        var fills = order.Tradable.IsCombo ? BookLegs(order, quantity, price, added) : [BookWhole(order, quantity, price, added)];
        if (order.Remaining == 0m)
            Finish(order, OrderStatus.Filled, FormattableString.Invariant($"Filled Size: {order.Filled}"));
        foreach (var fill in fills)
            listener.Executed(fill);
        listener.Changed(order);
        foreach (var fill in fills.Where(fill => fill.HasCommission))
            listener.CommissionCharged(fill);
        foreach (var rival in store.RivalsOf(order))
            Yield(rival, quantity);
        if (order.Status != OrderStatus.Filled)
            return;
        foreach (var child in store.ChildrenOf(order))
            Activate(child, order);
    }

    private Fill BookWhole(SimOrder order, decimal quantity, decimal price, bool added)
    {
        var total = CommissionSchedule.Of(order.Tradable, order.Filled, order.AverageFillPrice);
        var commission = total - order.Commission;
        order.Commission = total;
        var realized = order.Account.Book(order.Tradable, order.IsBuy ? quantity : -quantity, price, commission);
        return new Fill(order, numbers.NewExecId(), market.Now, quantity, price, order.Filled, order.AverageFillPrice, commission, realized, added);
    }

    /// <summary>Reports the fill of a combination first, then that of each leg; only the legs are booked and charged.</summary>
    private List<Fill> BookLegs(SimOrder order, decimal quantity, decimal price, bool added)
    {
        var prices = ComboPrices.LegsAt(order, price, market);
        List<Fill> fills = [new(order, numbers.NewExecId(), market.Now, quantity, price, order.Filled, order.AverageFillPrice, 0m, null, added)];
        for (var i = 0; i < order.Legs.Count; i++)
        {
            var progress = order.Legs[i];
            var leg = progress.Leg;
            var size = quantity * leg.Ratio;
            progress.AddFill(size, prices[i]);
            var total = CommissionSchedule.Of(leg.Tradable, progress.Filled, progress.AveragePrice);
            var commission = total - progress.Commission;
            progress.Commission = total;
            order.Commission += commission;
            var realized = order.Account.Book(leg.Tradable, leg.IsBuy == order.IsBuy ? size : -size, prices[i], commission);
            fills.Add(
                new Fill(order, numbers.NewExecId(), market.Now, size, prices[i], progress.Filled, progress.AveragePrice, commission, realized, added)
                {
                    Leg = leg,
                });
        }
        return fills;
    }

    /// <summary>A child begins to work when its parent has filled; a hedge learns its size from it.</summary>
    private void Activate(SimOrder child, SimOrder parent)
    {
        if (child.Terms.HedgeType.Length > 0 && child.Quantity == 0m)
            child.Terms = child.Terms with { TotalQuantity = OrderSizes.OfHedge(child, parent, market) };
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
}
