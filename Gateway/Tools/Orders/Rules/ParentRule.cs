using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>A child waits for a parent that still works: TWS does not know a finished one (135).</summary>
internal static class ParentRule
{
    /// <exception cref="ToolException">The parent is done.</exception>
    public static void Check(TwsClient client, Order order)
    {
        if (order.ParentId <= 0 || client.Orders.Find(order.ParentId) is not { IsDone: true } parent)
            return;
        throw OrderRules.Wrong(
            "parentId",
            string.Create(
                CultureInfo.InvariantCulture,
                $"must name an order that still works; order {order.ParentId} is {parent.Status.OrNull() ?? "rejected"}"),
            "leave it out, or use ibkr_protect_position for what it bought");
    }
}
