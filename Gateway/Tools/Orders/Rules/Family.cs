using Gateway.Trading.Policy;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>Parents and children among the orders that this gateway knows.</summary>
internal static class Family
{
    /// <summary>The parent of an order; null without one, and for one that this gateway does not know.</summary>
    public static EntryOrder? EntryOf(TwsClient client, Contract contract, Order order)
    {
        if (order.ParentId <= 0 || client.Orders.Find(order.ParentId) is not { } parent)
            return null;
        // TWS keeps children of one parent to what it traded together, but not those of different groups.
        var others = client.Orders.UnfinishedOrders().Any(one =>
            ParentOf(one) == order.ParentId && one.ClientId == parent.ClientId && one.Order.OrderRef != order.OrderRef
            && !(one.OrderId == order.OrderId && order.OrderId > 0)
            && one.Contract.ConId == contract.ConId && OrderTerms.IsBuy(one.Order) == OrderTerms.IsBuy(order)
            && one.Order.OcaGroup != order.OcaGroup);
        return EntryOrder.Of(parent) with { IsClosedByOthers = others };
    }

    /// <summary>
    /// The open children in the contract of a changed order that are no longer what they were: another size or price of their parent.
    /// </summary>
    public static IEnumerable<OrderEntry> ChildrenOf(TwsClient client, PolicyOrder parent)
    {
        if (parent.Before is not { } before || parent.Order.OrderId <= 0)
            return [];
        var now = new EntryOrder(parent.Contract, parent.Order, parent.Filled);
        var then = now with { Order = before };
        var isRepriced = OrderTerms.Of(before) != OrderTerms.Of(parent.Order);
        return client.Orders.UnfinishedOrders().Where(one =>
            ParentOf(one) == parent.Order.OrderId && one.ClientId == parent.Order.ClientId && now.IsSame(one.Contract)
            && (isRepriced || now.IsClosedBy(one.Contract, one.Order) != then.IsClosedBy(one.Contract, one.Order)));
    }

    private static int ParentOf(OrderEntry entry) => Math.Max(entry.ParentId, entry.Order.ParentId);
}
