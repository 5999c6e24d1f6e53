using TwsSimulator.Trading.Algos;
using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>Computes the next fill of an order at the present quote. It changes nothing.</summary>
internal static class Matcher
{
    /// <summary>Quantity and price of the next fill; null when the market does not reach the order.</summary>
    /// <remarks>
    /// A buyer pays the ask and a seller gets the bid, never worse than the limit; one step fills at most what the quote shows. An order with a price
    /// of its own from the market (pegged, snap) trades at that price too, when the last trade was there.
    /// </remarks>
    public static (decimal Quantity, decimal Price)? Match(SimOrder order, TradeQuote quote)
    {
        if (order.Remaining == 0m || PriceOf(order, quote, LimitOf(order, quote)) is not { } price)
            return null;
        var quantity = Math.Min(SizeOf(order, quote), quote.OppositeSize(order.IsBuy));
        var wantsAll = order.Terms.AllOrNone || order.Terms.Tif == "FOK";
        if (quantity <= 0m || (wantsAll && quantity < order.Remaining) || (order.Filled == 0m && quantity < SmallestFirstFill(order)))
            return null;
        return (quantity, price);
    }

    /// <summary>The worst price that the order takes; null when it takes any.</summary>
    public static decimal? LimitOf(SimOrder order, TradeQuote quote) => order.Terms.OrderType switch
    {
        OrderTypes.Limit when ScalePlan.IsScaled(order) => ScalePlan.LimitOf(order),
        OrderTypes.Limit when order.Tradable.IsCombo && order.Terms.LmtPrice is null => ComboPrices.SumOf(order),
        OrderTypes.Limit or OrderTypes.StopLimit or OrderTypes.LimitIfTouched or OrderTypes.LimitOnClose => order.Terms.LmtPrice,
        OrderTypes.TrailLimit or OrderTypes.TrailTouchLimit => order.TrailLimit,
        OrderTypes.MarketToLimit or OrderTypes.BoxTop => order.Filled > 0m ? order.AverageFillPrice : null,
        OrderTypes.Midprice => Cap(order, quote),
        _ => order.WorkingPrice,
    };

    public static bool IsWithinLimit(SimOrder order, decimal price, decimal? limit) =>
        limit is not { } worst || (order.IsBuy ? price <= worst : price >= worst);

    private static decimal? PriceOf(SimOrder order, TradeQuote quote, decimal? limit)
    {
        if (quote.Opposite(order.IsBuy) is { } price && IsWithinLimit(order, price, limit))
            return price;
        var hasOwnPrice = OrderTypes.IsPegged(order.Terms.OrderType) || OrderTypes.IsPricedOnce(order.Terms.OrderType);
        return hasOwnPrice && limit is { } own && quote.Last is { } last && IsWithinLimit(order, last, own) ? own : null;
    }

    private static decimal SizeOf(SimOrder order, TradeQuote quote) =>
        order.Terms.AlgoStrategy.Length > 0 ? AlgoPlan.SliceOf(order, quote)
        : ScalePlan.IsScaled(order) ? ScalePlan.SizeOf(order)
        : order.Remaining;

    private static decimal SmallestFirstFill(SimOrder order) => order.Terms.MinQty is { } least ? Math.Min(least, order.Quantity) : 0m;

    private static decimal? Cap(SimOrder order, TradeQuote quote) =>
        order.Terms.LmtPrice is > 0m ? order.Terms.LmtPrice : quote.Opposite(order.IsBuy);
}
