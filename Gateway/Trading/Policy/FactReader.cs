using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>Finds the facts of an order that its limits need, and asks TWS for no others.</summary>
internal sealed class FactReader(
    TwsClient client, ContractValues values, MarketViews markets, AccountFigures accounts, OpenTrades trades, PolicyLedger ledger)
{
    public async Task<KnownFacts> ReadAsync(PolicyOrder order, IReadOnlyList<PolicyLimits> limits, CancellationToken cancellationToken)
    {
        var facts = FactsOf(order, await values.OfAsync(order.Details, cancellationToken));
        var needsWorth = !order.OnlyCloses && limits.Any(one => one.NeedsWorth);
        // What goes to TWS at once, goes side by side.
        var market = !order.IsExercise && (needsWorth || limits.Any(one => one.NeedsMarket))
            ? markets.OfAsync(order.Contract, cancellationToken)
            : Task.FromResult<MarketView?>(null);
        var worth = needsWorth ? WorthAsync(facts, order, cancellationToken) : Task.FromResult(facts);
        var loss = !order.OnlyCloses && limits.Any(one => one.DayLoss is not null)
            ? LossAsync(order, cancellationToken)
            : Task.FromResult<decimal?>(null);
        facts = await worth with { Market = await market, DailyPnL = await loss };
        var known = new KnownFacts(order, facts);
        return !order.OnlyCloses && limits.Any(one => one.NeedsPosition || one.OpenOrders is not null)
            ? await WithPositionsAsync(known, cancellationToken)
            : known;
    }

    /// <summary>Reads positions and open orders, too.</summary>
    public async Task<KnownFacts> WithPositionsAsync(KnownFacts known, CancellationToken cancellationToken)
    {
        // Before the request: what ends after this may be in neither list.
        var ended = ledger.Pending.Where(one => client.Orders.FindByRef(one.Order.Order.OrderRef) is { IsDone: true }).ToHashSet();
        return known with { Book = await trades.ReadAsync(cancellationToken), Ended = ended };
    }

    private async Task<OrderFacts> WorthAsync(OrderFacts facts, PolicyOrder order, CancellationToken cancellationToken)
    {
        decimal? net = 0;
        decimal? rate = null;
        foreach (var account in order.Accounts)
        {
            var figure = await accounts.OfAsync(account, cancellationToken);
            net += figure?.NetLiquidation;
            if (figure is not null)
                rate ??= await accounts.RateAsync(figure, order.Contract.Currency, cancellationToken);
        }
        return facts with { NetLiquidation = order.Accounts.Count > 0 ? net : null, Rate = rate };
    }

    private async Task<decimal?> LossAsync(PolicyOrder order, CancellationToken cancellationToken)
    {
        decimal? sum = order.Accounts.Count > 0 ? 0 : null;
        foreach (var account in order.Accounts)
            sum += await accounts.DailyPnLAsync(account, cancellationToken);
        return sum;
    }

    private static OrderFacts FactsOf(PolicyOrder order, ContractValue value) => new()
    {
        Buys = OrderTerms.IsBuy(order.Order),
        Terms = OrderTerms.Of(order.Order),
        Quantity = order.Order.TotalQuantity is > 0 and var size ? size : null,
        Cash = order.Order.CashQty is > 0 and var cash ? cash : null,
        Tick = order.Details.MinTick,
        PointValue = value.PointValue,
        IsExit = order.OnlyCloses,
        IsNew = order.Before is null,
        Accounts = order.Accounts,
        Symbol = order.Contract.Symbol,
        SecType = order.Contract.SecType,
        Exchange = order.Contract.Exchange,
        OutsideRth = order.Order.OutsideRth || order.Order.IncludeOvernight,
        // A change cannot set them, and TWS fills some in by itself.
        ClosedFields = order.Before is null ? ClosedFields.Of(order.Order) : [],
    };
}

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
            Market = EntryMarket() ?? ConditionMarket(Facts.Market),
        };
        if (Order.Before is { } before)
            facts = facts with { WorthBefore = WorthOf(facts with { Terms = OrderTerms.Of(before), Quantity = before.TotalQuantity }) };
        if (Book is null)
            return facts;
        var unlisted = pending.Where(one => !Ended.Contains(one) && !Book.Lists(one.Order.Order.OrderRef)).ToList();
        var left = (facts.Quantity ?? PolicyJudge.SizeOfCash(facts) ?? 0) - Order.Filled;
        var positions = left > 0 ? Book.PositionsOf(Order, left, unlisted) : null;
        return facts with
        {
            Positions = positions,
            OpenOrders = Book.CountOf(Order, unlisted),
            IsExit = facts.IsExit || (positions is { Count: > 0 } && positions.All(one => one.IsReduced)),
        };
    }

    /// <summary>The price at which the entry of an exit fills, while it waits for one; null for the market's.</summary>
    private MarketView? EntryMarket()
    {
        if (Order.Entry is not { } entry)
            return null;
        var terms = OrderTerms.Of(entry);
        var buys = OrderTerms.IsBuy(entry);
        var price = terms.Style == OrderStyle.Direct ? terms.Limit : terms.Trigger;
        var fillsNow = terms.Style == OrderStyle.Direct && price is { } limit && Facts.Market?.FarSide(buys) is { } far
            && (buys ? limit >= far : limit <= far);
        return price is null || fillsNow ? null : new MarketView(price, price, price, Gross: Facts.Market?.Gross);
    }

    /// <summary>An order that waits for a price of its own contract trades around that price.</summary>
    private MarketView? ConditionMarket(MarketView? market)
    {
        var order = Order.Order;
        if (market is null || order.ConditionsCancelOrder)
            return market;
        foreach (var condition in order.Conditions.OfType<PriceCondition>().Where(one => one.ConId == Order.Contract.ConId))
            market = market with
            {
                Ask = Math.Max(market.FarSide(buys: true) ?? condition.Price, condition.Price),
                Bid = Math.Min(market.FarSide(buys: false) ?? condition.Price, condition.Price),
            };
        return market;
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
