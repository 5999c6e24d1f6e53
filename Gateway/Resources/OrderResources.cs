using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders;

namespace Gateway.Resources;

/// <summary>Orders and fills, as the tools return them.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class OrderResources(OrderQueryTools tools, ExecutionTools fills)
{
    [Resource("ibkr://orders/open", "open-orders", "Open orders")]
    [Follows(FeedKind.Orders)]
    [Description("The working orders of every program and of TWS itself. Complete and empty means that there are none. Subscribers are notified "
        + "when an order changes.")]
    public Task<OrdersResult> OpenAsync(CancellationToken cancellationToken) => tools.GetOpenOrdersAsync(cancellationToken: cancellationToken);

    [Resource("ibkr://executions/today", "executions-today", "Executions of the day")]
    [Follows(FeedKind.Executions)]
    [Description("The fills of this day, the latest first, with prices and commissions. Subscribers are notified of new ones.")]
    public Task<ExecutionsResult> ExecutionsAsync(CancellationToken cancellationToken) =>
        fills.GetExecutionsAsync(cancellationToken: cancellationToken);

    [Resource("ibkr://order/{id}", "order", "One order")]
    [Follows(FeedKind.Orders, Field = "orderId")]
    [Description("One order by its orderId, with its status and fills. Subscribers are notified when it changes.")]
    public Task<OrderRow> OrderAsync(int id, CancellationToken cancellationToken) =>
        tools.GetOrderStatusAsync(id, cancellationToken: cancellationToken);
}
