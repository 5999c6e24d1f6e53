namespace Gateway.Trading.Policy;

/// <summary>What is known of an order, but for the orders that are on their way.</summary>
/// <param name="Facts">Without positions and open orders.</param>
internal sealed record KnownFacts(PolicyOrder Order, OrderFacts Facts)
{
    /// <summary>Null when no limit needs it.</summary>
    public TradingBook? Book { get; init; }

    /// <summary>Orders on their way that had ended before <see cref="Book"/> was read.</summary>
    public IReadOnlySet<PendingOrder> Ended { get; init; } = new HashSet<PendingOrder>();

    /// <summary>All facts, by the orders that are on their way now.</summary>
    public OrderFacts With(IReadOnlyList<PendingOrder> pending)
    {
        var order = Order.Order;
        var facts = Facts with
        {
            Terms = OrderTerms.Of(order),
            Quantity = order.TotalQuantity is > 0 and var size ? size : null,
            Market = EntryMarket() ?? Facts.Market,
            WaitsFor = PriceWait.Of(Order, Facts.Market),
            Reach = PriceWait.ReachOf(Order, Facts.Market),
        };
        // What an exit is worth was not counted until its parent changed.
        if (Order.Before is { } before && !Order.WasExitOfEntry)
            facts = facts with { WorthBefore = WorthOf(facts with { Terms = OrderTerms.Of(before), Quantity = before.TotalQuantity }) };
        if (Book is null)
            return facts;
        var unlisted = pending.Where(one => !Ended.Contains(one) && !one.IsOf(Order) && !Book.Lists(one)).ToList();
        var left = (facts.Quantity ?? PolicyJudge.SizeOfCash(facts) ?? 0) - Order.Filled;
        var positions = left > 0 ? Book.PositionsOf(Order, left, unlisted) : null;
        return facts with
        {
            Positions = positions,
            OpenOrders = Book.CountOf(Order, unlisted),
            IsExit = facts.IsExit || (positions is { Count: > 0 } && positions.All(one => one.IsReduced)),
        };
    }

    /// <summary>The price at which the entry of an order in the same contract fills, while it waits for one; null for the market's.</summary>
    private MarketView? EntryMarket()
    {
        if (Order.Entry is not { Waits: true } parent || !parent.IsSame(Order.Contract))
            return null;
        var entry = parent.Order;
        var terms = OrderTerms.Of(entry);
        var buys = OrderTerms.IsBuy(entry);
        var price = terms.Style == OrderStyle.Direct ? terms.Limit : terms.Trigger;
        var fillsNow = price is { } named && Facts.Market is { } market && (terms.Style == OrderStyle.Direct
            ? market.FarSide(buys) is { } far && (buys ? named >= far : named <= far)
            : PriceWait.IsReached(market, named, isMore: buys == (terms.Style == OrderStyle.Stop)));
        return price is null || fillsNow ? null : new MarketView(price, price, price, Gross: Facts.Market?.Gross);
    }

    private static decimal WorthOf(OrderFacts facts)
    {
        try
        {
            return PolicyJudge.WorthOf(facts) ?? 0;
        }
        catch (OverflowException)
        {
            return 0;
        }
    }
}
