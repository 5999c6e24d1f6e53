using TwsSimulator.Trading.Algos;

namespace TwsSimulator.Trading;

/// <summary>Says what holds an order back from the market: its parent, its time, its conditions or its trigger price.</summary>
internal sealed class OrderHolds(ITradingMarket market, OrderStore store, IOrderListener listener, OrderEndings endings)
{
    private readonly ConditionWatch _conditions = new(market, store);

    public bool IsHeldByParent(SimOrder order) =>
        store.ParentOf(order) is { } parent && parent.Status != OrderStatus.Filled;

    /// <summary>The order may not trade yet. One whose conditions cancel it ends here when they are met.</summary>
    public bool IsHeld(SimOrder order, TradeQuote quote)
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
            endings.Cancel(order, "Conditions met");
        return order.ConditionsMet;
    }
}
