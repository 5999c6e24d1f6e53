using System.ComponentModel;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tools;
using Gateway.Tools.Orders;

namespace Gateway.Resources;

/// <summary>Orders and fills, as the tools tell them.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class OrderResources(OrderQueryTools tools)
{
    [Resource("ibkr://orders/open", "open-orders", "Open orders")]
    [Description("The orders that work now, of every program and of TWS itself. Complete and empty means that there are none.")]
    public Task<OrdersResult> OpenAsync(CancellationToken cancellationToken) => tools.GetOpenOrdersAsync(cancellationToken: cancellationToken);

    [Resource("ibkr://executions/today", "executions-today", "Executions of the day")]
    [Description("The fills that TWS has of this day, the latest first, with prices and commissions.")]
    public Task<ExecutionsResult> ExecutionsAsync(CancellationToken cancellationToken) => tools.GetExecutionsAsync(cancellationToken: cancellationToken);
}
