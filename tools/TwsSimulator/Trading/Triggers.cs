namespace TwsSimulator.Trading;

/// <summary>Stop, touch and trailing prices: follows the market and says when an order wakes up.</summary>
internal static class Triggers
{
    private const int LastOrBidAsk = 7;
    private const int Midpoint = 8;
    private const int BidAsk = 4;
    private const int DoubleBidAsk = 1;

    /// <summary>Moves a trailing stop and marks the order as triggered once its price is reached. True when this step triggered it.</summary>
    public static bool Watch(SimOrder order, TradeQuote quote)
    {
        if (order.Triggered || !OrderTypes.WaitsForTrigger(order.Terms.OrderType) || WatchedPrice(order, quote) is not { } price)
            return false;
        if (OrderTypes.Trails(order.Terms.OrderType))
            MoveTrail(order, price);
        var level = OrderTypes.Trails(order.Terms.OrderType) ? order.TrailStop : order.Terms.AuxPrice;
        if (level is not { } stop)
            return false;
        var rising = order.IsBuy != OrderTypes.IsTouch(order.Terms.OrderType);
        order.Triggered = rising ? price >= stop : price <= stop;
        return order.Triggered;
    }

    private static decimal? WatchedPrice(SimOrder order, TradeQuote quote) => order.Terms.TriggerMethod switch
    {
        DoubleBidAsk or BidAsk or LastOrBidAsk => quote.Opposite(order.IsBuy),
        Midpoint => quote.Bid is { } bid && quote.Ask is { } ask ? (bid + ask) / 2m : null,
        _ => quote.Last ?? quote.Opposite(order.IsBuy),
    };

    /// <summary>The stop of a sell order only rises, that of a buy order only falls.</summary>
    private static void MoveTrail(SimOrder order, decimal price)
    {
        var terms = order.Terms;
        var distance = terms.TrailingPercent is { } percent ? price * percent / 100m : terms.AuxPrice ?? 0m;
        var wanted = ToTick(order.IsBuy ? price + distance : price - distance, order.Tradable.MinTick, up: order.IsBuy);
        order.TrailStop ??= terms.TrailStopPrice ?? wanted;
        if (order.IsBuy ? wanted < order.TrailStop : wanted > order.TrailStop)
            order.TrailStop = wanted;
        // A limit price placed with the order keeps its distance from the first stop; an offset says that distance outright.
        if (terms.OrderType == OrderTypes.TrailLimit)
            order.TrailLimit = order.IsBuy ? order.TrailStop + LimitOffset(order) : order.TrailStop - LimitOffset(order);
    }

    private static decimal LimitOffset(SimOrder order)
    {
        var terms = order.Terms;
        if (terms.LmtPriceOffset is { } offset)
            return offset;
        return terms.LmtPrice is { } limit && terms.TrailStopPrice is { } stop ? Math.Abs(limit - stop) : 0m;
    }

    private static decimal ToTick(decimal price, decimal tick, bool up) =>
        tick == 0m ? price : (up ? Math.Ceiling(price / tick) : Math.Floor(price / tick)) * tick;
}
