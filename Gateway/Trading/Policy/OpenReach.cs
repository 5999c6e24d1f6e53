using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>What open orders can still trade.</summary>
internal static class OpenReach
{
    /// <summary>The sum over the chosen orders. Of those that exclude each other, only the one that trades most counts.</summary>
    /// <param name="open">All open orders, among them the parents of the chosen ones.</param>
    /// <param name="weight">The units that one unit of an order trades; 1 but for combinations.</param>
    public static decimal Of(IReadOnlyList<OrderEntry> open, IEnumerable<OrderEntry> chosen, Func<OrderEntry, decimal>? weight = null) =>
        chosen.GroupBy(GroupOf).Sum(group => group.Max(entry => Left(entry, open) * (weight?.Invoke(entry) ?? 1)));

    /// <summary>
    /// Whether a new order and an open one exclude each other: both are in one OCA group, or children of one parent without groups that part them.
    /// </summary>
    public static bool Excludes(Order order, OrderEntry other) =>
        AreOneGroup(order, other.Order) || (order.ParentId > 0 && order.ParentId == ParentOf(other) && order.OcaGroup == other.Order.OcaGroup);

    /// <summary>Whether both are in one OCA group.</summary>
    public static bool AreOneGroup(Order one, Order other) => one.OcaGroup.Length > 0 && one.OcaGroup == other.OcaGroup;

    private static string GroupOf(OrderEntry entry) =>
        entry.Order.OcaGroup is { Length: > 0 } group ? "group " + group
        : ParentOf(entry) is > 0 and var parent ? string.Create(CultureInfo.InvariantCulture, $"parent {entry.ClientId} {parent}")
        : string.Create(CultureInfo.InvariantCulture, $"order {entry.PermId} {entry.ClientId} {entry.OrderId}");

    /// <summary>A child trades no more than its parent has filled; a parent that is no longer open is done.</summary>
    private static decimal Left(OrderEntry entry, IReadOnlyList<OrderEntry> open)
    {
        var left = entry.Remaining ?? (entry.Order.TotalQuantity ?? 0) - entry.Filled;
        return ParentOf(entry) is > 0 and var id && open.FirstOrDefault(one => one.OrderId == id && one.ClientId == entry.ClientId) is { } parent
            ? Math.Min(left, Math.Max(parent.Filled - entry.Filled, 0))
            : left;
    }

    private static int ParentOf(OrderEntry entry) => Math.Max(entry.ParentId, entry.Order.ParentId);
}
