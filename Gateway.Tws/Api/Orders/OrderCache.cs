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
    private long _events;

    public event Action<OrderEntry>? OrderChanged;

    public event Action<ExecutionEntry>? Executed;

    /// <summary>Raised with every commission report, with its fill; null when that has not come yet.</summary>
    public event Action<ExecutionEntry?>? CommissionReported;

    /// <summary>Guards the orders and their watches.</summary>
    public Lock Gate { get; } = new();

    /// <summary>
    /// Raised with every change of an order of this gateway, in their order, with what the journal keeps of it. Under <see cref="Gate"/>.
    /// </summary>
    public event Action<JournalOrder>? Journaled;

    /// <summary>Counts what is sent and what TWS reports: an order whose last event is later than a reading's begin was seen in it.</summary>
    public long Events => Volatile.Read(ref _events);

    /// <summary>The orders; only under <see cref="Gate"/>.</summary>
    public OrderIndex Orders => _orders;

    /// <summary>Gives the journal what it keeps of an order. Under <see cref="Gate"/>.</summary>
    /// <param name="phase">Where it stands; by default as <see cref="OrderJudge"/> sees it.</param>
    public void Keep(OrderSlot slot, OrderPhase? phase = null)
    {
        if (slot.ForJournal is { } record)
            Journaled?.Invoke(phase is { } other ? record with { Phase = other } : record);
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
    public bool IsKept(int orderId)
    {
        lock (Gate)
            return _orders.Find(ownClientId(), orderId)?.IsKept == true;
    }

    /// <summary>Called when the wait for TWS's confirmation has ended without one: the order's fate is unknown.</summary>
    public void GiveUp(int orderId) => Learn(
        orders => orders.Find(ownClientId(), orderId) is { Entry: { Knowledge: OrderKnowledge.InFlight, Rejected: false } } slot ? [slot] : [],
        entry => entry with { Knowledge = OrderKnowledge.Unknown });

    /// <summary>Changes what is known of some orders, and tells of it.</summary>
    public void Learn(Func<OrderIndex, IReadOnlyList<OrderSlot>> which, Func<OrderEntry, OrderEntry> apply)
    {
        List<OrderEntry> changed = [];
        lock (Gate)
        {
            foreach (var slot in which(_orders))
            {
                changed.Add(slot.Entry = apply(slot.Entry) with { UpdatedAt = clock.GetUtcNow() });
                Keep(slot);
            }
        }
        changed.ForEach(entry => OrderChanged?.Invoke(entry));
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

    /// <summary>Wakes whoever watches these orders, to look at them again.</summary>
    public void Wake(IEnumerable<int> orderIds)
    {
        var ids = orderIds.ToHashSet();
        lock (Gate)
            foreach (var watch in _watches.Where(watch => ids.Contains(watch.OrderId)))
                watch.Signal.Set();
    }

    /// <summary>Keeps an order that waits for its turn from being sent; false when it does not wait.</summary>
    public bool TryWithdraw(int orderId)
    {
        lock (Gate)
        {
            if (_orders.Find(ownClientId(), orderId)?.Withdrawal is not { } withdrawal)
                return false;
            withdrawal.Cancel();
            return true;
        }
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

    /// <summary>This client's orders that TWS does not list: those that wait there untransmitted, and those that it has not reported yet.</summary>
    public IReadOnlyList<OrderEntry> Unlisted()
    {
        var own = ownClientId();
        lock (Gate)
            return
            [
                .. _orders.All.Where(slot => slot.Entry.ClientId == own && slot.Entry.OrderId > 0 && !slot.Entry.IsDone)
                    .Where(slot => slot.IsHeld || slot.Entry.Knowledge is OrderKnowledge.InFlight or OrderKnowledge.Unknown)
                    .Select(slot => slot.Entry),
            ];
    }

    /// <summary>This client's orders that have not ended, as far as is known; those left out that never reached TWS.</summary>
    public IReadOnlyList<OrderEntry> Unfinished()
    {
        lock (Gate)
            return [.. _orders.All.Select(slot => slot.Entry).Where(entry => entry.ClientId == ownClientId() && IsUnfinished(entry))];

        static bool IsUnfinished(OrderEntry entry) => entry is { IsDone: false, Knowledge: not OrderKnowledge.NotFound };
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
        Change(execution.ClientId, execution.OrderId, execution.PermId, execution.OrderRef, entry => entry.With(message), isListed: false);
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
        Change(open.Order.ClientId, open.OrderId, open.Order.PermId, open.Order.OrderRef, entry => entry.With(open), isListed: true);
        lock (Gate)
            if (_orders.Find(open.Order.ClientId, open.OrderId) is { Sent: not null } slot)
                slot.Shown ??= open.Order;
    }

    public void Accept(CommissionReport report)
    {
        ExecutionEntry? fill;
        lock (Gate)
            fill = _executions.Add(report);
        CommissionReported?.Invoke(fill);
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
                Keep(slot);
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
            // An order that still waits for its turn is withdrawn by its sender.
            foreach (var slot in _orders.All.Where(
                slot => slot is { Withdrawal: null, Entry: { Knowledge: OrderKnowledge.InFlight, Rejected: false } }))
            {
                changed.Add(slot.Entry = slot.Entry with { Knowledge = OrderKnowledge.Unknown, UpdatedAt = clock.GetUtcNow() });
                Keep(slot);
            }
            foreach (var watch in _watches)
                watch.Tell(reason);
        }
        changed.ForEach(entry => OrderChanged?.Invoke(entry));
    }

    /// <summary>Updates the order with these ids and notifies its watches.</summary>
    /// <param name="clientId">Null where TWS does not tell it.</param>
    /// <param name="isListed">TWS reports the order itself, and not one of its fills, which outlive it.</param>
    public void Change(int? clientId, int orderId, long permId, string orderRef, Func<OrderEntry, OrderEntry> apply, bool isListed)
    {
        OrderEntry changed;
        lock (Gate)
        {
            var slot = _orders.Locate(clientId, orderId, permId, orderRef);
            var next = apply(slot.Entry) with { UpdatedAt = slot.Entry.UpdatedAt };
            var isNews = next != slot.Entry;
            changed = slot.Entry = next with { UpdatedAt = clock.GetUtcNow() };
            if (isListed)
                (slot.LastEvent, slot.MissedAt) = (NextEvent(), null);
            _orders.Enter(slot);
            if (changed.ClientId == ownClientId())
                foreach (var watch in WatchesOf(changed.OrderId))
                    watch.Tell(changed);
            if (!isNews)
                return;
            Keep(slot);
        }
        if (changed.ClientId == ownClientId() && changed.OrderId > 0)
            noteOrderId(changed.OrderId);
        OrderChanged?.Invoke(changed);
    }

    public long NextEvent() => Interlocked.Increment(ref _events);

    private List<OrderWatch> WatchesOf(int orderId) => _watches.FindAll(watch => watch.OrderId == orderId);
}
