using System.Globalization;
using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Trading.Algos;

namespace TwsSimulator.Trading;

/// <summary>Takes orders, works them against the market step by step, and reports to its listener. The simulation's gate guards it.</summary>
/// <remarks>Orders belong to client ids, not to connections: they work on while their client is away.</remarks>
internal sealed partial class OrderEngine(
    ITradingMarket market, AccountBook accounts, OrderStore store, IOrderNumbers numbers, OrderFaults faults, IOrderListener listener)
{
    private readonly ConditionWatch _conditions = new(market, store);

    /// <summary>A new order, or new terms for one of the same id.</summary>
    public void Place(OrderKey key, Contract contract, Order terms)
    {
        var refusal = store.TryFind(key, out var existing) && !terms.WhatIf
            ? TryModify(existing, contract, terms)
            : TryAdd(key, contract, terms);
        if (refusal is not null)
            listener.Refused(key, refusal);
    }

    public void Cancel(OrderKey key)
    {
        if (!store.TryFind(key, out var order))
            listener.Refused(key, new OrderRefusal(OrderRefusal.CancelUnknown, $"OrderId {key.OrderId} that needs to be cancelled is not found."));
        else if (order.IsDone)
        {
            listener.Refused(key, new OrderRefusal(OrderRefusal.CancelDone,
                $"OrderId {key.OrderId} that needs to be cancelled can not be cancelled, state: {order.Status}."));
        }
        else
            End(order, "");
    }

    /// <summary>Cancels every order of every client, as TWS's global cancel does.</summary>
    public void CancelAll()
    {
        foreach (var order in store.All.Where(order => !order.IsDone).ToList())
        {
            if (!order.IsDone)
                End(order, "");
        }
    }

    /// <summary>Works every live order against the market's present step.</summary>
    public void Step()
    {
        foreach (var order in store.Live)
            Work(order);
    }

    private OrderRefusal? TryAdd(OrderKey key, Contract contract, Order terms)
    {
        if (!terms.WhatIf && !key.IsManual)
        {
            if (numbers.IsUsed(key))
                return new OrderRefusal(OrderRefusal.DuplicateOrderId, "Duplicate order id");
            numbers.MarkUsed(key);
        }
        if (faults.TakeRejection() is { } scripted)
            return scripted;
        if (Find(contract, out var tradable) is { } unknown)
            return unknown;
        if (OrderChecks.Check(contract, terms, tradable!, market) is { } broken)
            return broken;
        if ((terms.Account.Length == 0 ? accounts.Default : accounts.Find(terms.Account)) is not { } account)
            return terms.Account.Length == 0 ? OrderRefusal.NoAccount : OrderRefusal.Invalid($"Invalid account code '{terms.Account}'");
        if (terms.ParentId != 0
            && !(
                store.TryFind(key with { OrderId = terms.ParentId }, out var parent)
                    && parent.Status is not OrderStatus.Cancelled and not OrderStatus.Inactive))
            return new OrderRefusal(OrderRefusal.MissingParent, $"Missing parent order: {terms.ParentId}");
        var order = new SimOrder(
            key, numbers.NewPermId(), tradable!, account, tradable!.AsNamedBy(contract),
            OrderSizes.Sized(terms, tradable, market) with { Account = account.Id })
        {
            PlacedAt = market.Now,
            AuctionAt = AuctionOf(terms, tradable),
        };
        if (terms.WhatIf)
        {
            order.Status = OrderStatus.PreSubmitted;
            listener.Previewed(order, OrderPreview.Of(order, market));
            return null;
        }
        store.Add(order);
        if (order.Quantity > 0m && CheckMargin(order) is { } poor)
            return poor;
        if (terms.Transmit)
            Transmit(order);
        return null;
    }

    private OrderRefusal? TryModify(SimOrder order, Contract contract, Order terms)
    {
        if (Find(contract, out var tradable) is { } unknown)
            return unknown;
        if ((OrderChecks.CheckModification(order, tradable!, terms) ?? OrderChecks.Check(contract, terms, tradable!, market)) is { } broken)
            return broken;
        var before = order.Terms;
        order.Terms = OrderSizes.Sized(terms, tradable!, market) with
        {
            Account = order.Account.Id,
            OcaGroup = before.OcaGroup,
            ParentId = before.ParentId,
        };
        if (OrderPreview.Of(order, market).IsUnaffordable)
        {
            order.Terms = before;
            return OrderRefusal.Reject("The account has too little equity for the modified order.");
        }
        // A new trailing distance starts from the present market.
        if (terms.AuxPrice != before.AuxPrice || terms.TrailingPercent != before.TrailingPercent || terms.TrailStopPrice != before.TrailStopPrice)
            order.TrailStop = null;
        order.WorkingPrice = null;
        if (!order.Transmitted)
        {
            if (terms.Transmit)
                Transmit(order);
            return null;
        }
        listener.Changed(order);
        Work(order);
        return null;
    }

    private OrderRefusal? Find(Contract contract, out Tradable? tradable)
    {
        var found = market.Resolve(contract);
        tradable = found.Count == 1 ? found[0] : null;
        return found.Count switch
        {
            0 => new OrderRefusal(OrderRefusal.NoSecurityDefinition, "No security definition has been found for the request"),
            1 => null,
            _ => new OrderRefusal(OrderRefusal.NoSecurityDefinition, $"The contract description specified for {contract.Symbol} is ambiguous."),
        };
    }

    /// <summary>When an order for an auction trades: MOC, LOC and ClosePx at the close, OPG and AUC at the opening.</summary>
    private DateTimeOffset? AuctionOf(Order terms, Tradable tradable) =>
        OrderTypes.IsAtOpening(terms.Tif) ? market.NextAuction(tradable, opening: true)
        : OrderTypes.IsOnClose(terms.OrderType) || terms.AlgoStrategy == AlgoStrategies.ClosePrice ? market.NextAuction(tradable, opening: false)
        : null;

    private OrderRefusal? CheckMargin(SimOrder order)
    {
        var preview = OrderPreview.Of(order, market);
        if (!preview.IsUnaffordable)
            return null;
        var refusal = OrderRefusal.Reject(string.Create(
            CultureInfo.InvariantCulture,
            $"Your equity with loan value [{preview.EquityAfter:0.00} USD] must exceed the initial margin [{preview.InitialAfter:0.00} USD] of the "
            + $"desired position."));
        order.Transmitted = true;
        order.RejectText = refusal.Text;
        Finish(order, OrderStatus.Inactive, "Insufficient margin");
        listener.Changed(order);
        return refusal;
    }

    /// <summary>Sends an order to the market together with the untransmitted family that it completes: the parent first.</summary>
    private void Transmit(SimOrder last)
    {
        var root = store.ParentOf(last) ?? last;
        SimOrder[] family = root == last && last.Terms.ParentId == 0 ? [root] : [root, .. store.ChildrenOf(root)];
        var waiting = family.Where(order => !order.Transmitted && !order.IsDone).ToList();
        foreach (var order in waiting)
        {
            order.Transmitted = true;
            order.WhyHeld = IsHeldByParent(order) ? "child" : "";
            listener.Changed(order);
            order.Status = OrderStatus.PreSubmitted;
            listener.Changed(order);
        }
        foreach (var order in waiting)
            Work(order);
    }
}
