using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

// What the API itself tells the book and asks of it.
internal sealed partial class OrderCache
{
    /// <summary>Notes an order before it goes out, so that no word of TWS on it can be missed.</summary>
    public void Send(int orderId, Contract contract, Order order)
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
                Knowledge = OrderKnowledge.InFlight,
                Remaining = order.TotalQuantity,
                UpdatedAt = clock.GetUtcNow(),
            };
            _orders.Enter(slot);
        }
    }

    /// <summary>Takes an order back that did not go out after all.</summary>
    public void Unsend(int orderId)
    {
        lock (Gate)
            if (_orders.Find(ownClientId(), orderId) is { } slot)
                _orders.Remove(slot);
    }

    /// <summary>Keeps a change that TWS accepted as the order to build the next change on.</summary>
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

    /// <summary>Whether TWS keeps the order untransmitted, as it was sent: TWS tells little or nothing of such an order.</summary>
    public bool IsHeld(int orderId)
    {
        lock (Gate)
            return _orders.Find(ownClientId(), orderId)?.IsHeld == true;
    }

    /// <summary>Nobody waits any longer for the word of TWS on this order.</summary>
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

    /// <summary>The order with the form to build a change on; null when it is not this client's.</summary>
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

    /// <summary>Orders of which nobody knows whether they arrived. Untransmitted ones are not among them: that TWS does not list those proves nothing.</summary>
    public IReadOnlyList<OrderEntry> Unknown()
    {
        lock (Gate)
            return [.. _orders.All.Where(slot => !slot.IsHeld).Select(slot => slot.Entry).Where(entry => entry.Knowledge == OrderKnowledge.Unknown)];
    }

    /// <summary>Settles an order that IB does not know.</summary>
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
}
