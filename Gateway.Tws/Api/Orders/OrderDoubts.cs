using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// What the gateway believes of orders and TWS has not borne out: it compares the order cache with complete readings of TWS's lists.
/// </summary>
/// <param name="ownClientId">The client id of the present session.</param>
internal sealed class OrderDoubts(OrderCache cache, Func<int> ownClientId, TwsApiOptions options, TimeProvider clock)
{
    /// <summary>
    /// Whether something waits for an answer of TWS: an order whose fate is unknown, one that has been in flight for long, one that the last reading
    /// lacked, or a bracket that was cut on its way.
    /// </summary>
    public bool HasAny()
    {
        lock (cache.Gate)
            return cache.Orders.All.Any(slot => IsInDoubt(slot) || IsCut(slot));
    }

    /// <summary>
    /// Takes stock after a complete reading. An order that it lacks is missing; one that is still missing when readings some seconds later lack it,
    /// too, is not to be found at TWS.
    /// </summary>
    /// <param name="began">The number of events when the reading began.</param>
    public void Compare(long began)
    {
        cache.Learn(orders => [.. orders.All.Where(IsOverdue)], entry => entry with { Knowledge = OrderKnowledge.Unknown });
        cache.Learn(orders => Missing(orders, began), entry => entry with { Knowledge = OrderKnowledge.NotFound });
    }

    /// <summary>Notes that TWS has no order under an id (10147), and that a complete reading has just confirmed it.</summary>
    public void ConfirmGone(int orderId, long began) => cache.Learn(
        orders => orders.Find(ownClientId(), orderId) is { } slot && !slot.Entry.IsDone && !WasSeen(slot, began) ? [slot] : [],
        entry => entry with { Knowledge = OrderKnowledge.NotFound });

    /// <summary>Parents and children that wait at TWS untransmitted because the rest of their bracket never arrived, the parents first.</summary>
    public IReadOnlyList<OrderEntry> Cut()
    {
        lock (cache.Gate)
            return [.. cache.Orders.All.Where(IsCut).Select(slot => slot.Entry).OrderBy(entry => entry.OrderId)];
    }

    /// <summary>Keys that stand for several live orders.</summary>
    public IReadOnlyList<DoubledKey> Doubled()
    {
        lock (cache.Gate)
            return [.. cache.Orders.Doubled()];
    }

    private List<OrderSlot> Missing(OrderIndex orders, long began)
    {
        List<OrderSlot> lost = [];
        foreach (var slot in orders.All.Where(slot => IsListable(slot) && slot.Withdrawal is null && !WasSeen(slot, began)))
        {
            if (slot.SentAt is { } sent && clock.GetElapsedTime(sent) < options.RecoveryRetry && slot.Entry.Knowledge == OrderKnowledge.InFlight)
                continue;
            slot.MissedAt ??= clock.GetTimestamp();
            if (clock.GetElapsedTime(slot.MissedAt.Value) >= options.RecoveryRetry)
                lost.Add(slot);
        }
        return lost;
    }

    /// <summary>Whether TWS's lists should have the order: it is not done, not given up, and does not wait untransmitted.</summary>
    private static bool IsListable(OrderSlot slot) =>
        !slot.IsHeld && slot.Entry is { IsDone: false, Knowledge: not OrderKnowledge.NotFound }
        && (slot.Asked is not null || slot.Entry.PermId is not null)
        && slot.Entry.Status != OrderStatusText.Inactive;

    private static bool WasSeen(OrderSlot slot, long began) => slot.LastEvent > began;

    private bool IsInDoubt(OrderSlot slot) => IsOverdue(slot)
        || (IsListable(slot) && (slot.MissedAt is not null || slot.Entry.Knowledge == OrderKnowledge.Unknown));

    /// <summary>Whether TWS has not reported the order for long after it was sent.</summary>
    private bool IsOverdue(OrderSlot slot) =>
        slot is { IsKept: false, Withdrawal: null, Entry: { Knowledge: OrderKnowledge.InFlight, IsDone: false } }
        && slot.SentAt is { } sent && clock.GetElapsedTime(sent) >= options.RecoveryRetry;

    private bool IsCut(OrderSlot slot) =>
        slot is { IsCut: true, Withdrawal: null } && slot.Entry.ClientId == ownClientId();
}
