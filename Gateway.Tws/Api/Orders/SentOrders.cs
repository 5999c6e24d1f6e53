using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Keeps the order cache in step with what goes on the wire: orders enter it before their first byte, and leave it when no byte was sent.
/// </summary>
internal sealed class SentOrders(OrderCache cache, Func<int> ownClientId, TimeProvider clock)
{
    /// <summary>Takes orders that are about to be sent, so that no message of TWS about them is missed.</summary>
    /// <param name="withdrawal">Cancelled, it keeps orders that still wait for their turn from being sent.</param>
    /// <returns>What the journal must record before the first byte.</returns>
    public IReadOnlyList<JournalOrder> Begin(IReadOnlyList<NewOrder> orders, OrderOrigin origin, CancellationTokenSource withdrawal)
    {
        var now = clock.GetUtcNow();
        List<JournalOrder> records = [];
        lock (cache.Gate)
        {
            foreach (var order in orders)
            {
                var slot = cache.Orders.Add();
                (slot.Sent, slot.Asked, slot.Withdrawal) = (order.OnWire, (origin, now), withdrawal);
                slot.Entry = new OrderEntry
                {
                    OrderId = order.OnWire.OrderId,
                    ClientId = ownClientId(),
                    ParentId = order.OnWire.ParentId,
                    Contract = order.Contract,
                    Order = order.OnWire,
                    Asked = new OrderBody(order.Contract, order.Asked),
                    Knowledge = OrderKnowledge.InFlight,
                    Remaining = order.OnWire.TotalQuantity,
                    UpdatedAt = now,
                };
                cache.Orders.Enter(slot);
                if (slot.ForJournal is { } record)
                    records.Add(record with { Phase = OrderPhase.Sending });
            }
        }
        return records;
    }

    /// <summary>Notes that the bytes of orders were taken for the socket.</summary>
    public void Complete(IReadOnlyList<NewOrder> orders, WriteOutcome outcome)
    {
        lock (cache.Gate)
        {
            foreach (var slot in Slots(orders))
            {
                (slot.Withdrawal, slot.SentAt, slot.LastEvent) = (null, clock.GetTimestamp(), cache.NextEvent());
                if (outcome == WriteOutcome.Uncertain && slot.Entry.Knowledge == OrderKnowledge.InFlight)
                    slot.Entry = slot.Entry with { Knowledge = OrderKnowledge.Unknown };
                cache.Keep(slot);
            }
        }
        cache.Wake(orders.Select(order => order.OnWire.OrderId));
    }

    /// <summary>Removes orders of which certainly no byte was sent. Their keys are free again.</summary>
    public void Withdraw(IReadOnlyList<NewOrder> orders)
    {
        lock (cache.Gate)
        {
            foreach (var slot in Slots(orders))
            {
                cache.Keep(slot, OrderPhase.Denied);
                cache.Orders.Remove(slot);
            }
        }
        cache.Wake(orders.Select(order => order.OnWire.OrderId));
    }

    /// <summary>Takes over an order of an earlier run: what TWS says of it now is not known yet.</summary>
    public void Restore(JournalOrder order)
    {
        lock (cache.Gate)
        {
            var slot = cache.Orders.Add();
            slot.Asked = (order.Origin, order.SentAt);
            // Only an order that waits untransmitted is needed as it was sent: TWS may never show it.
            slot.Sent = order.Entry.Order.Transmit ? null : order.Entry.Order;
            slot.Entry = order.Phase is OrderPhase.Sending or OrderPhase.Sent or OrderPhase.Unknown
                ? order.Entry with { Knowledge = OrderKnowledge.Unknown }
                : order.Entry;
            cache.Orders.Enter(slot);
        }
    }

    private List<OrderSlot> Slots(IReadOnlyList<NewOrder> orders) =>
        [.. orders.Select(order => cache.Orders.Find(ownClientId(), order.OnWire.OrderId)).OfType<OrderSlot>().Where(slot => slot.Sent is not null)];
}

/// <summary>A new order on its way.</summary>
/// <param name="OnWire">The order as it is sent, with its ids.</param>
/// <param name="Asked">The order as its caller gave it.</param>
internal sealed record NewOrder(Contract Contract, Order OnWire, Order Asked);
