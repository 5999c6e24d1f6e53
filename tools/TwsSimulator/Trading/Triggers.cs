using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>Stop, touch and trailing prices: follows the market and says when an order is triggered.</summary>
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

    /// <summary>
    /// A stop whose trigger price is reached gets its adjusted terms: a stop nearer to the market, or one that trails. True when this step did it.
    /// </summary>
    public static bool Adjust(SimOrder order, TradeQuote quote)
    {
        var terms = order.Terms;
        if (order.Adjusted
            || order.Triggered
            || terms.AdjustedOrderType is "" or "None"
            || terms.TriggerPrice is not { } trigger
            || WatchedPrice(order, quote) is not { } price)
            return false;
        // A stop below the market is adjusted when the market has risen, one above it when it has fallen.
        if (order.IsBuy ? price > trigger : price < trigger)
            return false;
        var byPercent = terms.AdjustableTrailingUnit == 1;
        var trails = OrderTypes.Trails(terms.AdjustedOrderType);
        order.Adjusted = true;
        order.TrailStop = trails ? terms.AdjustedStopPrice : null;
        order.Terms = terms with
        {
            OrderType = terms.AdjustedOrderType,
            AuxPrice = !trails ? terms.AdjustedStopPrice : byPercent ? null : terms.AdjustedTrailingAmount,
            TrailingPercent = trails && byPercent ? terms.AdjustedTrailingAmount : null,
            TrailStopPrice = trails ? terms.AdjustedStopPrice : null,
            LmtPrice = terms.AdjustedStopLimitPrice ?? terms.LmtPrice,
        };
        return true;
    }

    /// <summary>The price that a trigger method looks at; null while the market has none.</summary>
    public static decimal? PriceOf(int method, bool isBuy, TradeQuote quote) => method switch
    {
        DoubleBidAsk or BidAsk or LastOrBidAsk => quote.Opposite(isBuy),
        Midpoint => quote.Bid is { } bid && quote.Ask is { } ask ? (bid + ask) / 2m : null,
        _ => quote.Last ?? quote.Opposite(isBuy),
    };

    private static decimal? WatchedPrice(SimOrder order, TradeQuote quote) => PriceOf(order.Terms.TriggerMethod, order.IsBuy, quote);

    /// <summary>
    /// The stop of a sell order only rises, that of a buy order only falls. A trailing touch order stands on the other side and moves the other way.
    /// </summary>
    private static void MoveTrail(SimOrder order, decimal price)
    {
        var above = order.IsBuy != OrderTypes.IsTouch(order.Terms.OrderType);
        var terms = order.Terms;
        var distance = terms.TrailingPercent is { } percent ? price * percent / 100m : terms.AuxPrice ?? 0m;
        var wanted = ToTick(above ? price + distance : price - distance, order.Tradable.TickAt(price), up: above);
        order.TrailStop ??= terms.TrailStopPrice ?? wanted;
        if (above ? wanted < order.TrailStop : wanted > order.TrailStop)
            order.TrailStop = wanted;
        // A limit price placed with the order keeps its distance from the first stop; an offset says that distance outright.
        if (OrderTypes.TrailsLimit(terms.OrderType))
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
