namespace TwsSimulator.Trading;

/// <summary>Says what an order trades at the present quote. It changes nothing.</summary>
internal static class Matcher
{
    /// <summary>Quantity and price of the next fill; null when the market does not reach the order.</summary>
    /// <remarks>A buyer pays the ask and a seller gets the bid, never worse than the limit; one step fills at most what the quote shows.</remarks>
    public static (decimal Quantity, decimal Price)? Match(SimOrder order, TradeQuote quote)
    {
        if (order.Remaining == 0m || quote.Opposite(order.IsBuy) is not { } price || !IsWithinLimit(order, price, LimitOf(order, quote)))
            return null;
        var available = quote.OppositeSize(order.IsBuy);
        var quantity = Math.Min(order.Remaining, available);
        var wantsAll = order.Terms.AllOrNone || order.Terms.Tif == "FOK";
        if (quantity <= 0m || (wantsAll && quantity < order.Remaining) || (order.Filled == 0m && quantity < SmallestFirstFill(order)))
            return null;
        return (quantity, price);
    }

    /// <summary>The worst price that the order takes; null when it takes any.</summary>
    public static decimal? LimitOf(SimOrder order, TradeQuote quote) => order.Terms.OrderType switch
    {
        OrderTypes.Limit or OrderTypes.StopLimit or OrderTypes.LimitIfTouched => order.Terms.LmtPrice,
        OrderTypes.TrailLimit => order.TrailLimit,
        // The rest of a market-to-limit order waits at the price of its first fill.
        OrderTypes.MarketToLimit => order.Filled > 0m ? order.AverageFillPrice : null,
        OrderTypes.Midprice => Cap(order, quote),
        _ => null,
    };

    private static bool IsWithinLimit(SimOrder order, decimal price, decimal? limit) =>
        limit is not { } worst || (order.IsBuy ? price <= worst : price >= worst);

    private static decimal SmallestFirstFill(SimOrder order) => order.Terms.MinQty is { } least ? Math.Min(least, order.Quantity) : 0m;

    private static decimal? Cap(SimOrder order, TradeQuote quote) =>
        order.Terms.LmtPrice is > 0m ? order.Terms.LmtPrice : quote.Opposite(order.IsBuy);
}
