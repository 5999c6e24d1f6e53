using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>A child waits for a parent that still works: TWS knows no finished one, and none of another client (135).</summary>
internal static class ParentRule
{
    /// <exception cref="ToolException">The parent is done, or there is none.</exception>
    public static async Task CheckAsync(TwsClient client, Order order, CancellationToken cancellationToken)
    {
        if (order.ParentId <= 0)
            return;
        if (client.Orders.Find(order.ParentId) is null)
            await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        if (client.Orders.Find(order.ParentId) is not { IsDone: false })
            throw OrderRules.Wrong(
                "parentId",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must name an order that still works; {State(order.ParentId, client.Orders.Find(order.ParentId)?.Status)}"),
                "leave it out, or use ibkr_protect_position for what it bought");
    }

    private static string State(int id, string? status) => status is null
        ? string.Create(CultureInfo.InvariantCulture, $"this gateway has no order {id}")
        : string.Create(CultureInfo.InvariantCulture, $"order {id} is {status.OrNull() ?? "rejected"}");
}
