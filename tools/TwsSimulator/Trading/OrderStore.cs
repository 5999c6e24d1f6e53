using System.Diagnostics.CodeAnalysis;

namespace TwsSimulator.Trading;

/// <summary>All orders of the day: by owner and id, and those that still live in the order of their arrival.</summary>
internal sealed class OrderStore
{
    private readonly Dictionary<OrderKey, SimOrder> _byKey = [];
    private readonly List<SimOrder> _all = [];
    private readonly List<SimOrder> _open = [];
    private readonly HashSet<OrderKey> _parents = [];

    public IReadOnlyList<SimOrder> All => _all;

    /// <summary>A copy: orders may end while a caller walks through it.</summary>
    public IReadOnlyList<SimOrder> Live
    {
        get
        {
            _open.RemoveAll(order => order.IsDone);
            return [.. _open.Where(order => order.IsLive)];
        }
    }

    /// <summary>Orders that a person has deactivated in TWS: they do not work, and may again.</summary>
    public IReadOnlyList<SimOrder> Deactivated => [.. _all.Where(order => order.Deactivated)];

    public bool TryFind(OrderKey key, [NotNullWhen(true)] out SimOrder? order) => _byKey.TryGetValue(key, out order);

    public void Add(SimOrder order)
    {
        _byKey.Add(order.Key, order);
        _all.Add(order);
        _open.Add(order);
        if (order.Terms.ParentId != 0)
            _parents.Add(order.Key with { OrderId = order.Terms.ParentId });
    }

    /// <summary>Removes the orders that have ended, as TWS does overnight.</summary>
    public void ForgetDone()
    {
        foreach (var order in _all.Where(order => order.IsDone))
            _byKey.Remove(order.Key);
        _all.RemoveAll(order => order.IsDone);
        _open.RemoveAll(order => order.IsDone);
    }

    /// <summary>The order that this one is attached to; null when it stands alone.</summary>
    public SimOrder? ParentOf(SimOrder order) =>
        order.Terms.ParentId == 0 ? null : _byKey.GetValueOrDefault(order.Key with { OrderId = order.Terms.ParentId });

    public IReadOnlyList<SimOrder> ChildrenOf(SimOrder parent) =>
        _parents.Contains(parent.Key)
            ? [.. _all.Where(order => order.Terms.ParentId == parent.Key.OrderId && order.Key.ClientId == parent.Key.ClientId && order != parent)]
            : [];

    /// <summary>Orders that a fill of this one cancels or reduces: its OCA group, or the other children of its parent.</summary>
    public IReadOnlyList<SimOrder> RivalsOf(SimOrder order) =>
        order.Terms.OcaGroup.Length == 0 && order.Terms.ParentId == 0
            ? []
            : [.. _open.Where(other => other != order && other.IsLive && (SameGroup(other, order) || AreSiblings(other, order)))];

    private static bool SameGroup(SimOrder left, SimOrder right) =>
        left.Terms.OcaGroup.Length > 0 && left.Terms.OcaGroup == right.Terms.OcaGroup && left.Account == right.Account;

    private static bool AreSiblings(SimOrder left, SimOrder right) =>
        left.Terms.ParentId != 0 && left.Terms.ParentId == right.Terms.ParentId && left.Key.ClientId == right.Key.ClientId
        && left.Terms.HedgeType.Length == 0 && right.Terms.HedgeType.Length == 0;
}
