using System.ComponentModel;
using System.Runtime.CompilerServices;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders;

namespace Gateway.Resources;

/// <summary>Orders and fills, as the tools tell them.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class OrderResources(OrderQueryTools tools, ExecutionTools fills, ResourceFeeds feeds)
{
    [Resource("ibkr://orders/open", "open-orders", "Open orders", Watch = nameof(WatchOrders))]
    [Description("The orders that work now, of every program and of TWS itself. Complete and empty means that there are none. Subscribers are told when an order changes.")]
    public Task<OrdersResult> OpenAsync(CancellationToken cancellationToken) => tools.GetOpenOrdersAsync(cancellationToken: cancellationToken);

    [Resource("ibkr://executions/today", "executions-today", "Executions of the day", Watch = nameof(WatchExecutions))]
    [Description("The fills that TWS has of this day, the latest first, with prices and commissions. Subscribers are told of new ones.")]
    public Task<ExecutionsResult> ExecutionsAsync(CancellationToken cancellationToken) => fills.GetExecutionsAsync(cancellationToken: cancellationToken);

    [Resource("ibkr://order/{id}", "order", "One order", Watch = nameof(WatchOrderAsync))]
    [Description("One order by its orderId: what was ordered and where it stands. Subscribers are told when it changes.")]
    public Task<OrderRow> OrderAsync(int id, CancellationToken cancellationToken) => tools.GetOrderStatusAsync(id, cancellationToken: cancellationToken);

    public IAsyncEnumerable<FeedEntry> WatchOrders(CancellationToken cancellationToken) =>
        feeds.WatchAsync(FeedKind.Orders, contract: null, options: null, cancellationToken);

    public IAsyncEnumerable<FeedEntry> WatchExecutions(CancellationToken cancellationToken) =>
        feeds.WatchAsync(FeedKind.Executions, contract: null, options: null, cancellationToken);

    // An order is followed among all of them; a change of another one tells nothing about it.
    public async IAsyncEnumerable<FeedEntry> WatchOrderAsync(int id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in feeds.WatchEachAsync(FeedKind.Orders, cancellationToken))
        {
            if (entry.Data is { } order && order.GetProperty("orderId").GetInt32() == id)
                yield return entry;
        }
    }
}
