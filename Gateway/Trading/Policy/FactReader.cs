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
        var legs = await LegsAsync(order, limits, cancellationToken);
        facts = await worth with { Market = await market, DailyPnL = await loss, LegPrices = legs };
        var known = new KnownFacts(order, facts);
        return !order.OnlyCloses && limits.Any(one => one.NeedsPosition || one.OpenOrders is not null)
            ? await WithPositionsAsync(known, cancellationToken)
            : known;
    }

    /// <summary>The account's profit and loss of today, in its base currency; null where TWS does not tell.</summary>
    public Task<decimal?> DailyPnLAsync(string account, CancellationToken cancellationToken) => accounts.DailyPnLAsync(account, cancellationToken);

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

    /// <summary>The prices of the legs, with the market of each.</summary>
    private async Task<IReadOnlyList<LegPrice>> LegsAsync(
        PolicyOrder order, IReadOnlyList<PolicyLimits> limits, CancellationToken cancellationToken)
    {
        if (limits.All(one => one.CollarPercent is null) || order.Order.OrderComboLegs.All(leg => leg.Price is null))
            return [];
        var legs = await markets.OfLegsAsync(order.Contract, cancellationToken);
        var buys = OrderTerms.IsBuy(order.Order);
        return
        [
            .. from pair in legs.Zip(order.Order.OrderComboLegs)
            let leg = pair.First.Leg
            where pair.Second.Price is not null
            select new LegPrice(leg.Contract.Symbol, leg.Ratio > 0 == buys, pair.Second.Price!.Value, pair.First.Market, leg.Details.MinTick),
        ];
    }

    private async Task<decimal?> LossAsync(PolicyOrder order, CancellationToken cancellationToken)
    {
        decimal? sum = order.Accounts.Count > 0 ? 0 : null;
        foreach (var account in order.Accounts)
            sum += await DailyPnLAsync(account, cancellationToken);
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
        Unknowable = UnknowableFields.Of(order.Order),
        OutsideRth = order.Order.OutsideRth || order.Order.IncludeOvernight,
        // A change cannot set them, and TWS fills some in by itself.
        ClosedFields = order.Before is null ? ClosedFields.Of(order.Order) : [],
    };
}
