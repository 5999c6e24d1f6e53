using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// All orders that TWS reported or that this client sent, across sessions. Written by <see cref="OrderMessages"/> on the read loop, read from any
/// thread.
/// </summary>
/// <param name="ownClientId">The client id of the present session: errors name orders of it only.</param>
/// <param name="noteOrderId">
/// Called with every order id of this client, so that no new order reuses it: TWS's own counter can fall back after a restart.
/// </param>
internal sealed class OrderCache(Func<int> ownClientId, Action<int> noteOrderId, TimeProvider clock)
{
    private readonly OrderIndex _orders = new();
    private readonly ExecutionLog _executions = new();
    private readonly List<OrderWatch> _watches = [];

    public event Action<OrderEntry>? OrderChanged;

    public event Action<ExecutionEntry>? Executed;

    /// <summary>Raised with every commission report.</summary>
    public event Action? CommissionReported;

    /// <summary>Guards the orders and their watches.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Records an order before it is sent, so that no message of TWS about it is missed.</summary>
    /// <param name="asked">The order as its caller gave it.</param>
    public void Send(int orderId, Contract contract, Order order, Order asked)
    {
        lock (Gate)
        {
            var slot = _orders.Add();
            slot.Sent = order;
            slot.Entry = new OrderEntry
            {
                OrderId = orderId,
                ClientId = ownClientId(),
                ParentId = order.ParentId,
                Contract = contract,
                Order = order,
                Asked = new OrderBody(contract, asked),
                Knowledge = OrderKnowledge.InFlight,
                Remaining = order.TotalQuantity,
                UpdatedAt = clock.GetUtcNow(),
            };
            _orders.Enter(slot);
        }
    }

    /// <summary>Removes an order that was not sent after all.</summary>
    public void Unsend(int orderId)
    {
        lock (Gate)
            if (_orders.Find(ownClientId(), orderId) is { } slot)
                _orders.Remove(slot);
    }

    /// <summary>Stores a change that TWS accepted: the next change is built on it.</summary>
    public void Accepted(int orderId, Order order)
    {
        lock (Gate)
        {
            if (_orders.Find(ownClientId(), orderId) is not { } slot)
                return;
            slot.Sent = order;
            slot.Shown = slot.Shown is null ? null : slot.Entry.Order;
        }
    }

    /// <summary>Whether TWS keeps the order untransmitted, as it was sent: TWS reports little or nothing about such an order.</summary>
    public bool IsHeld(int orderId)
    {
        lock (Gate)
            return _orders.Find(ownClientId(), orderId)?.IsHeld == true;
    }

    /// <summary>Called when the wait for TWS's confirmation has ended without one: the order's fate is unknown.</summary>
    public void GiveUp(int orderId)
    {
        lock (Gate)
            if (_orders.Find(ownClientId(), orderId) is { Entry: { Knowledge: OrderKnowledge.InFlight, Rejected: false } } slot)
                slot.Entry = slot.Entry with { Knowledge = OrderKnowledge.Unknown };
    }

    public OrderWatch Watch(int orderId, bool isPreview = false)
    {
        var watch = new OrderWatch(this, orderId, isPreview);
        lock (Gate)
        {
            watch.Begin(_orders.Find(ownClientId(), orderId)?.Entry);
            _watches.Add(watch);
        }
        return watch;
    }

    public void Unwatch(OrderWatch watch)
    {
        lock (Gate)
            _watches.Remove(watch);
    }

    public OrderEntry? Find(int orderId)
    {
        lock (Gate)
            return _orders.Find(ownClientId(), orderId)?.Entry;
    }

    /// <summary>The order, and the version of it to build a change on; null when it is not this client's.</summary>
    public (OrderEntry Entry, Order Base)? FindOwn(int orderId)
    {
        lock (Gate)
            return _orders.Find(ownClientId(), orderId) is { } slot
                ? (slot.Entry, OrderChanges.Base(slot.Sent, slot.Shown, slot.Entry.Order) with { Transmit = !slot.IsHeld })
                : null;
    }

    /// <summary>The client to which an order with this id belongs that is not this client's.</summary>
    public int? FindOtherClient(int orderId)
    {
        var own = ownClientId();
        lock (Gate)
            return _orders.All.FirstOrDefault(
                slot => slot.Entry.OrderId == orderId && slot.Entry.ClientId is { } client && client != own && !slot.Entry.IsDone)?.Entry.ClientId;
    }

    public OrderEntry? FindByPermId(long permId)
    {
        lock (Gate)
            return _orders.FindByPermId(permId)?.Entry;
    }

    public OrderEntry? FindByRef(string orderRef)
    {
        lock (Gate)
            return _orders.FindByRef(orderRef)?.Entry;
    }

    public ExecutionEntry? FindExecution(string execId)
    {
        lock (Gate)
            return _executions.Find(execId);
    }

    /// <summary>Orders that may or may not have reached TWS. Untransmitted orders are left out, because TWS does not list them.</summary>
    public IReadOnlyList<OrderEntry> Unknown()
    {
        lock (Gate)
            return [.. _orders.All.Where(slot => !slot.IsHeld).Select(slot => slot.Entry).Where(entry => entry.Knowledge == OrderKnowledge.Unknown)];
    }

    /// <summary>This client's orders that wait in TWS untransmitted. TWS does not list them.</summary>
    public IReadOnlyList<OrderEntry> Held()
    {
        var own = ownClientId();
        lock (Gate)
            return [.. _orders.All.Where(slot => slot.IsHeld && slot.Entry.ClientId == own).Select(slot => slot.Entry)];
    }

    /// <summary>This client's orders that have not ended, as far as is known; those left out that never reached TWS.</summary>
    public IReadOnlyList<OrderEntry> Unfinished()
    {
        var own = ownClientId();
        lock (Gate)
            return
            [
                .. _orders.All.Select(slot => slot.Entry)
                    .Where(entry => entry.ClientId == own && !entry.IsDone && entry.Knowledge != OrderKnowledge.NotFound),
            ];
    }

    /// <summary>Marks an order that IB does not know as never arrived.</summary>
    public void MarkNotFound(int clientId, int orderId)
    {
        OrderEntry changed;
        lock (Gate)
        {
            if (_orders.Find(clientId, orderId) is not { Entry.Knowledge: OrderKnowledge.Unknown } slot)
                return;
            changed = slot.Entry = slot.Entry with { Knowledge = OrderKnowledge.NotFound, UpdatedAt = clock.GetUtcNow() };
        }
        OrderChanged?.Invoke(changed);
    }

    /// <summary>Adds a fill, from a live message or from the answer to a request.</summary>
    public void Accept(ExecutionDataMessage message)
    {
        ExecutionEntry? fill;
        lock (Gate)
            fill = _executions.Add(message);
        var execution = message.Execution;
        if (fill is null)
            return;
        Change(execution.ClientId, execution.OrderId, execution.PermId, execution.OrderRef, entry => entry.With(message));
        Executed?.Invoke(fill);
    }

    public void Accept(OpenOrderMessage open)
    {
        lock (Gate)
        {
            var watches = open.Order.ClientId == ownClientId() ? WatchesOf(open.OrderId) : [];
            foreach (var watch in watches)
                watch.Tell(open);
            if (open.Order.WhatIf || watches.Exists(watch => watch.IsPreview))
                return;
        }
        Change(open.Order.ClientId, open.OrderId, open.Order.PermId, open.Order.OrderRef, entry => entry.With(open));
        lock (Gate)
            if (_orders.Find(open.Order.ClientId, open.OrderId) is { Sent: not null } slot)
                slot.Shown ??= open.Order;
    }

    public void Accept(CommissionReport report)
    {
        lock (Gate)
            _executions.Add(report);
        CommissionReported?.Invoke();
    }

    /// <summary>Applies an error that names an order of this client.</summary>
    public void Accept(TwsError error)
    {
        OrderEntry? changed = null;
        lock (Gate)
        {
            var watches = WatchesOf(error.Id);
            if (_orders.Find(ownClientId(), error.Id) is { } slot)
            {
                changed = slot.Entry = slot.Entry.With(error) with { UpdatedAt = clock.GetUtcNow() };
                foreach (var watch in watches)
                    watch.Begin(changed);
            }
            foreach (var watch in watches)
                watch.Tell(error);
        }
        if (changed is not null)
            OrderChanged?.Invoke(changed);
    }

    /// <summary>Called when the session ends: the state of sent, unacknowledged orders becomes unknown.</summary>
    public void Lose(TwsDisconnectedException reason)
    {
        List<OrderEntry> changed = [];
        lock (Gate)
        {
            foreach (var slot in _orders.All.Where(slot => slot.Entry.Knowledge == OrderKnowledge.InFlight && !slot.Entry.Rejected))
                changed.Add(slot.Entry = slot.Entry with { Knowledge = OrderKnowledge.Unknown, UpdatedAt = clock.GetUtcNow() });
            foreach (var watch in _watches)
                watch.Tell(reason);
        }
        changed.ForEach(entry => OrderChanged?.Invoke(entry));
    }

    /// <summary>Updates the order with these ids and notifies its watches.</summary>
    /// <param name="clientId">Null where TWS does not tell it.</param>
    public void Change(int? clientId, int orderId, long permId, string orderRef, Func<OrderEntry, OrderEntry> apply)
    {
        OrderEntry changed;
        lock (Gate)
        {
            var slot = _orders.Locate(clientId, orderId, permId, orderRef);
            var next = apply(slot.Entry) with { UpdatedAt = slot.Entry.UpdatedAt };
            var isNews = next != slot.Entry;
            changed = slot.Entry = next with { UpdatedAt = clock.GetUtcNow() };
            _orders.Enter(slot);
            if (changed.ClientId == ownClientId())
                foreach (var watch in WatchesOf(changed.OrderId))
                    watch.Tell(changed);
            if (!isNews)
                return;
        }
        if (changed.ClientId == ownClientId() && changed.OrderId > 0)
            noteOrderId(changed.OrderId);
        OrderChanged?.Invoke(changed);
    }

    private List<OrderWatch> WatchesOf(int orderId) => _watches.FindAll(watch => watch.OrderId == orderId);
}
