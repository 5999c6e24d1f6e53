using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>What the conditions of an order say about the price at which it will trade.</summary>
internal static class PriceWait
{
    private const decimal Whole = 100;
    private const string Smart = "SMART";

    /// <summary>
    /// The price of its own contract that an order certainly waits for; null when it may trade at the market of now: without such a condition, when
    /// another condition can start it instead, or when the market may have reached the price.
    /// </summary>
    public static decimal? Of(PolicyOrder order, MarketView? market)
    {
        var conditions = order.Order.Conditions;
        // The join of the last condition is ignored.
        if (market is null || order.IsWorking || order.Order.ConditionsCancelOrder || !conditions.SkipLast(1).All(one => one.IsConjunctionConnection))
            return null;
        var waits = OwnPrices(order).Where(one => (one.Exchange is "" or Smart || one.Exchange == order.Contract.Exchange)
            && !IsReached(market, one.Price, one.IsMore)).ToList();
        if (waits.Count == 0)
            return null;
        return OrderTerms.IsBuy(order.Order) ? waits.Max(one => one.Price) : waits.Min(one => one.Price);
    }

    /// <summary>The highest price of its own contract at which a condition may start the order; null for none.</summary>
    public static decimal? ReachOf(PolicyOrder order, MarketView? market)
    {
        if (order.Order.ConditionsCancelOrder)
            return null;
        var rises = order.Order.Conditions.OfType<PercentChangeCondition>()
            .Where(one => one.ConId == order.Contract.ConId && one is { IsMore: true, ChangePercent: > 0 })
            .Select(one => market?.FarSide(OrderTerms.IsBuy(order.Order)) is { } now ? Math.Abs(now) * (1 + (one.ChangePercent / Whole))
                : (decimal?)null);
        return OwnPrices(order).Where(one => one.IsMore).Select(one => (decimal?)one.Price).Concat(rises).Max();
    }

    /// <summary>Whether any price of the market has come to one. What watches it may look at the last, the bid, the ask or the middle.</summary>
    public static bool IsReached(MarketView market, decimal price, bool isMore)
    {
        decimal?[] known = [market.Bid, market.Ask, market.Last];
        return known.All(one => one is null) || known.Any(one => one is { } now && (isMore ? now >= price : now <= price));
    }

    private static IEnumerable<PriceCondition> OwnPrices(PolicyOrder order) =>
        order.Order.Conditions.OfType<PriceCondition>().Where(one => one.ConId == order.Contract.ConId && one.ConId > 0);
}
