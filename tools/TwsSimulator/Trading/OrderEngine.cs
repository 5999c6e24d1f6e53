using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Market;
using TwsSimulator.Trading.Algos;

namespace TwsSimulator.Trading;

/// <summary>Takes orders, works them against the market step by step, and reports to its listener. The simulation's gate guards it.</summary>
/// <remarks>Orders belong to client ids, not to connections: they work on while their client is away.</remarks>
internal sealed class OrderEngine
{
    private readonly ITradingMarket _market;
    private readonly OrderRouting _routing;
    private readonly OrderStore _store;
    private readonly IOrderNumbers _numbers;
    private readonly OrderFaults _faults;
    private readonly IOrderListener _listener;
    private readonly OrderEndings _endings;
    private readonly WorkingOrders _working;
    private readonly TradingPermissions _permissions;

    public OrderEngine(
        ITradingMarket market, OrderRouting routing, OrderStore store, IOrderNumbers numbers, OrderFaults faults, IOrderListener listener,
        TradingPermissions permissions)
    {
        (_market, _routing, _store, _numbers, _faults, _listener) = (market, routing, store, numbers, faults, listener);
        _permissions = permissions;
        _endings = new OrderEndings(market, store, listener);
        var holds = new OrderHolds(market, store, listener, _endings);
        _working = new WorkingOrders(market, store, new FillBook(market, numbers), holds, _endings, faults, listener);
    }

    /// <summary>A new order, or new terms for one of the same id.</summary>
    public void Place(OrderKey key, Contract contract, Order terms)
    {
        var refusal = _store.TryFind(key, out var existing) && !terms.WhatIf
            ? TryModify(existing, contract, terms)
            : TryAdd(key, contract, terms);
        if (refusal is not null)
            _listener.Refused(key, refusal);
    }

    public void Cancel(OrderKey key)
    {
        if (!_store.TryFind(key, out var order))
            _listener.Refused(key, new OrderRefusal(OrderRefusal.CancelUnknown, $"OrderId {key.OrderId} that needs to be cancelled is not found."));
        else if (order.IsDone)
        {
            _listener.Refused(key, new OrderRefusal(OrderRefusal.CancelDone,
                $"OrderId {key.OrderId} that needs to be cancelled can not be cancelled, state: {order.Status}."));
        }
        else
            _endings.Cancel(order, "");
    }

    /// <summary>Cancels every order of every client, as TWS's global cancel does.</summary>
    public void CancelAll()
    {
        foreach (var order in _store.All.Where(order => !order.IsDone).ToList())
        {
            if (!order.IsDone)
                _endings.Cancel(order, "");
        }
    }

    /// <summary>Takes a working order out of the market, as a person can in TWS, which keeps it. False when there is no such order.</summary>
    public bool Deactivate(SimOrder order)
    {
        if (!order.IsLive)
            return false;
        (order.Transmitted, order.Deactivated, order.Status, order.WhyHeld) = (false, true, OrderStatus.Inactive, "");
        _listener.Changed(order);
        return true;
    }

    /// <summary>Works every live order against the market's present step.</summary>
    public void Step()
    {
        foreach (var order in _store.Live)
            _working.Work(order);
    }

    private OrderRefusal? TryAdd(OrderKey key, Contract contract, Order terms)
    {
        if (!terms.WhatIf && !key.IsManual)
        {
            if (_numbers.IsUsed(key))
                return new OrderRefusal(OrderRefusal.DuplicateOrderId, "Duplicate order id");
            _numbers.MarkUsed(key);
        }
        if (_faults.TakeRejection() is { } scripted)
            return scripted;
        if (Find(contract, out var tradable) is { } unknown)
            return unknown;
        terms = _routing.SizedByPercent(terms, tradable!);
        if (OrderChecks.Check(contract, terms, tradable!, _market, _permissions) is { } broken)
            return broken;
        if (_routing.Find(terms, tradable!, _market, out var shares) is { } homeless)
            return homeless;
        if (CryptoRules.CheckHolding(terms, tradable!, shares) is { } shortSale)
            return shortSale;
        if (terms.ParentId != 0
            && !(
                _store.TryFind(key with { OrderId = terms.ParentId }, out var parent)
                    && parent.Status is not OrderStatus.Cancelled and not OrderStatus.Inactive))
            return new OrderRefusal(OrderRefusal.MissingParent, $"Missing parent order: {terms.ParentId}");
        var account = shares[0].Account;
        var order = new SimOrder(
            key, _numbers.NewPermId(), tradable!, account, tradable!.AsNamedBy(contract),
            OrderSizes.Sized(terms, tradable, _market) with { Account = terms.FaGroup.Length > 0 ? "" : account.Id })
        {
            Shares = shares,
            PlacedAt = _market.Now,
            AuctionAt = AuctionOf(terms, tradable),
        };
        OrderAdvice.Settle(order);
        if (terms.WhatIf)
        {
            order.Status = OrderStatus.PreSubmitted;
            _listener.Previewed(order, OrderPreview.Of(order, _market) with { Warning = OrderAdvice.WarningOf(order, _market) });
            return null;
        }
        _store.Add(order);
        _listener.Added(order);
        if (order.Quantity > 0m && CheckMargin(order) is { } poor)
            return poor;
        if (terms.Transmit)
            _working.Transmit(order);
        return null;
    }

    private OrderRefusal? TryModify(SimOrder order, Contract contract, Order terms)
    {
        if (Find(contract, out var tradable) is { } unknown)
            return unknown;
        terms = _routing.SizedByPercent(terms, tradable!);
        var broken = OrderChecks.CheckModification(order, tradable!, terms) ?? OrderChecks.Check(contract, terms, tradable!, _market, _permissions);
        if (broken is not null)
            return broken;
        var before = order.Terms;
        order.Terms = OrderSizes.Sized(terms, tradable!, _market) with
        {
            Account = order.AccountName,
            OcaGroup = before.OcaGroup,
            ParentId = before.ParentId,
        };
        if (OrderPreview.Of(order, _market).IsUnaffordable)
        {
            order.Terms = before;
            return OrderRefusal.Reject("The account has too little equity for the modified order.");
        }
        // A new trailing distance starts from the present market.
        if (terms.AuxPrice != before.AuxPrice || terms.TrailingPercent != before.TrailingPercent || terms.TrailStopPrice != before.TrailStopPrice)
            order.TrailStop = null;
        order.WorkingPrice = null;
        order.Changes++;
        OrderAdvice.Settle(order);
        if (!order.Transmitted)
        {
            if (terms.Transmit)
                _working.Transmit(order);
            return null;
        }
        _working.Advise(order);
        _listener.Changed(order);
        _working.Work(order);
        return null;
    }

    private OrderRefusal? Find(Contract contract, out Tradable? tradable)
    {
        var found = _market.Resolve(contract);
        tradable = found.Count == 1 ? found[0] : null;
        return found.Count switch
        {
            0 => new OrderRefusal(OrderRefusal.NoSecurityDefinition, ContractTexts.NotFound),
            1 => null,
            _ => new OrderRefusal(OrderRefusal.NoSecurityDefinition, ContractTexts.Ambiguous(contract.Symbol, found[0].SecType)),
        };
    }

    /// <summary>When an order for an auction trades: MOC, LOC and ClosePx at the close, OPG and AUC at the opening.</summary>
    private DateTimeOffset? AuctionOf(Order terms, Tradable tradable) =>
        OrderTypes.IsAtOpening(terms.Tif) ? _market.NextAuction(tradable, opening: true)
        : OrderTypes.IsOnClose(terms.OrderType) || terms.AlgoStrategy == AlgoStrategies.ClosePrice ? _market.NextAuction(tradable, opening: false)
        : null;

    private OrderRefusal? CheckMargin(SimOrder order)
    {
        var preview = OrderPreview.Of(order, _market);
        if (!preview.IsUnaffordable)
            return null;
        var refusal = OrderRefusal.Reject(string.Create(
            CultureInfo.InvariantCulture,
            $"Your equity with loan value [{preview.EquityAfter:0.00} USD] must exceed the initial margin [{preview.InitialAfter:0.00} USD] of the "
            + $"desired position."));
        order.Transmitted = true;
        order.RejectText = refusal.Text;
        _endings.Finish(order, OrderStatus.Inactive, "Insufficient margin");
        _listener.Changed(order);
        return refusal;
    }
}
