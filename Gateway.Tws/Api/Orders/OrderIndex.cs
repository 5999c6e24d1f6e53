namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Finds orders by order id, permanent id and order ref. An order id alone does not identify an order: ids may repeat after a restart of TWS,
/// permanent ids do not.
/// </summary>
internal sealed class OrderIndex
{
    /// <summary>Beyond this many the oldest orders that are done are forgotten.</summary>
    private const int Most = 5000;

    private readonly Dictionary<(int ClientId, int OrderId), OrderSlot> _byId = [];
    private readonly Dictionary<long, OrderSlot> _byPermId = [];
    private readonly Dictionary<string, OrderSlot> _byRef = new(StringComparer.Ordinal);
    private readonly Queue<OrderSlot> _byAge = new();

    public IEnumerable<OrderSlot> All => _byAge;

    public OrderSlot? Find(int clientId, int orderId) => _byId.GetValueOrDefault((clientId, orderId));

    public OrderSlot? FindByPermId(long permId) => _byPermId.GetValueOrDefault(permId);

    public OrderSlot? FindByRef(string orderRef) => _byRef.GetValueOrDefault(orderRef);

    /// <summary>Keys of this gateway that stand for several orders which all may still fill, with their permanent ids.</summary>
    public IEnumerable<DoubledKey> Doubled() => _byAge
        .Where(slot => slot.Entry is { IsDone: false, PermId: not null, Knowledge: OrderKnowledge.Known, Order.OrderRef.Length: > 0 })
        .GroupBy(slot => slot.Entry.Order.OrderRef)
        .Where(group => group.Any(slot => slot.Asked is not null) && group.DistinctBy(slot => slot.Entry.PermId).Skip(1).Any())
        .Select(group => new DoubledKey(group.Key, [.. group.Select(slot => slot.Entry.PermId!.Value).Distinct().Order()]));

    /// <summary>The order with these ids; a new one when there is none.</summary>
    /// <param name="clientId">Null where TWS does not tell it, as for completed orders.</param>
    /// <param name="permId">0 when IB has given none yet.</param>
    public OrderSlot Locate(int? clientId, int orderId, long permId, string orderRef)
    {
        if (permId > 0 && _byPermId.TryGetValue(permId, out var slot))
            return slot;
        if (clientId is { } client && orderId != 0 && Find(client, orderId) is { } byId && MayBe(byId, permId))
            return byId;
        if (clientId is null && FindByRef(orderRef) is { Entry.Knowledge: not OrderKnowledge.Known } byRef && MayBe(byRef, permId))
            return byRef;
        return Add();
    }

    public OrderSlot Add()
    {
        var slot = new OrderSlot();
        _byAge.Enqueue(slot);
        for (var i = 0; _byAge.Count > Most && i < Most; i++)
        {
            var oldest = _byAge.Dequeue();
            if (oldest.Entry.IsDone)
                Forget(oldest.Entry, oldest);
            else
                _byAge.Enqueue(oldest);
        }
        return slot;
    }

    /// <summary>Call after an entry has got an id that it did not have.</summary>
    public void Enter(OrderSlot slot)
    {
        var entry = slot.Entry;
        if (entry is { ClientId: { } client, OrderId: not 0 })
            _byId[(client, entry.OrderId)] = slot;
        if (entry.PermId is { } permId)
            _byPermId[permId] = slot;
        if (entry.Order.OrderRef.Length > 0)
            _byRef[entry.Order.OrderRef] = slot;
    }

    /// <summary>Removes an order that was never sent.</summary>
    public void Remove(OrderSlot slot)
    {
        Forget(slot.Entry, slot);
        var others = _byAge.Where(other => other != slot).ToList();
        _byAge.Clear();
        others.ForEach(_byAge.Enqueue);
    }

    private static bool MayBe(OrderSlot slot, long permId) => permId == 0 || slot.Entry.PermId is null || slot.Entry.PermId == permId;

    private void Forget(OrderEntry entry, OrderSlot slot)
    {
        if (entry.ClientId is { } client && Find(client, entry.OrderId) == slot)
            _byId.Remove((client, entry.OrderId));
        if (entry.PermId is { } permId && FindByPermId(permId) == slot)
            _byPermId.Remove(permId);
        if (FindByRef(entry.Order.OrderRef) == slot)
            _byRef.Remove(entry.Order.OrderRef);
    }
}

/// <summary>The slot of one order in the cache; its entry is replaced with every update.</summary>
internal sealed class OrderSlot
{
    public OrderEntry Entry { get; set; } = new();

    /// <summary>The last version from this client that TWS accepted; null for orders of other clients and of earlier runs.</summary>
    public Model.Order? Sent { get; set; }

    /// <summary>
    /// The first version of <see cref="Sent"/> that TWS showed; a later difference is a change made elsewhere. Null until TWS has shown it.
    /// </summary>
    public Model.Order? Shown { get; set; }

    /// <summary>Who asked for it, and when it was recorded; null for orders that this gateway did not send.</summary>
    public (OrderOrigin Origin, DateTimeOffset At)? Asked { get; set; }

    /// <summary>Keeps the order from being sent while it waits for its turn; null once its bytes have been handed to the socket.</summary>
    public CancellationTokenSource? Withdrawal { get; set; }

    /// <summary>When its bytes were handed to the socket, on the monotonic clock; null for orders that this process did not send.</summary>
    public long? SentAt { get; set; }

    /// <summary>The number of the event by which it was sent, or TWS last reported its status or listed it; 0 for none in this process.</summary>
    public long LastEvent { get; set; }

    /// <summary>When the first complete reading in a row lacked it, on the monotonic clock; null while it is not missing.</summary>
    public long? MissedAt { get; set; }

    /// <summary>True when its frame said that TWS shall not transmit it, and TWS has not reported it as working since.</summary>
    public bool IsHeld => Sent is { Transmit: false } && !Entry.IsDone && !OrderStatusText.IsAcknowledged(Entry.Status);

    /// <summary>True when it is held because its caller wanted that, and not as a part of a bracket that the last order transmits.</summary>
    public bool IsKept => IsHeld && Entry.Asked?.Order.Transmit != true;

    /// <summary>True when it may wait at TWS untransmitted although its caller wanted it sent: its bracket may not have arrived whole.</summary>
    public bool IsCut => IsHeld && !IsKept && Entry.Knowledge == OrderKnowledge.Unknown;

    /// <summary>What the journal keeps of it; null for orders that this gateway did not send, or that have no key.</summary>
    public JournalOrder? ForJournal => Asked is { } asked && Entry.Order.OrderRef.Length > 0
        ? new JournalOrder(Entry, OrderJudge.PhaseOf(Entry), asked.Origin, asked.At)
        : null;
}

/// <summary>One key that stands for several live orders at IB, which must not be: a change during a disturbed link can split an order.</summary>
public sealed record DoubledKey(string OrderRef, IReadOnlyList<long> PermIds);
