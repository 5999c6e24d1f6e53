using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Every order that TWS told of or that was sent, over all sessions. Fed on the read loop, read from any thread.</summary>
/// <param name="ownClientId">The client id of the present session: errors name orders of it only.</param>
/// <param name="noteOrderId">Told every id of an order of this client, so that no new order takes it: TWS's own counter can fall back after a restart.</param>
internal sealed partial class OrderCache(Func<int> ownClientId, Action<int> noteOrderId, TimeProvider clock) : IMessageReceiver
{
    private readonly OrderIndex _orders = new();
    private readonly ExecutionLog _executions = new();
    private readonly List<OrderWatch> _watches = [];
    private long _lastHeard;

    public event Action<OrderEntry>? OrderChanged;

    public event Action<ExecutionEntry>? Executed;

    /// <summary>Raised with every commission report.</summary>
    public event Action? CommissionReported;

    /// <summary>Guards the book and its watches.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Timestamp of the last message; a sign of life of the link.</summary>
    public long LastHeard => Volatile.Read(ref _lastHeard);

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        Volatile.Write(ref _lastHeard, clock.GetTimestamp());
        switch (message)
        {
            case OrderStatusMessage status:
                Change(status.ClientId, status.OrderId, status.PermId, "", entry => entry.With(status));
                break;
            case OpenOrderMessage open:
                Accept(open);
                break;
            case CompletedOrderMessage completed:
                Change(null, 0, completed.Order.PermId, completed.Order.OrderRef, entry => entry.With(completed));
                break;
            case ExecutionDataMessage execution:
                Accept(execution);
                break;
            case CommissionReportMessage commission:
                lock (Gate)
                    _executions.Add(commission.Report);
                CommissionReported?.Invoke();
                break;
            case OrderBoundMessage bound:
                Change(bound.ClientId, bound.OrderId, bound.PermId, "",
                    entry => entry with { OrderId = bound.OrderId, ClientId = bound.ClientId, PermId = bound.PermId });
                break;
        }
    }

    public void ReceiveError(TwsError error)
    {
        Volatile.Write(ref _lastHeard, clock.GetTimestamp());
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

    /// <summary>What was sent and not acknowledged is unknown from here on.</summary>
    public void Disconnected(TwsDisconnectedException reason)
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

    /// <summary>Takes a fill, from the stream of events or from an answer to a request.</summary>
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

    private void Accept(OpenOrderMessage open)
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

    private void Change(int? clientId, int orderId, long permId, string orderRef, Func<OrderEntry, OrderEntry> apply)
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
