using System.ComponentModel;
using Gateway.Registry;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds.Kinds;

/// <summary>Orders and fills as they happen.</summary>
internal sealed class OrderFeeds(ITwsClient client, AccountChoice accounts, ITwsConnection connection, TimeProvider time)
{
    [Feed(FeedKind.Orders, AccessScope.AccountRead, typeof(OrderRow), Begins = false)]
    [Description("An order after every change of it: acknowledged, filled in part or whole, changed, cancelled, rejected.")]
    public Task<FeedSource> OrdersAsync([Description("Only this account; default all.")][Example("DU1234567")] string account = "")
    {
        var only = accounts.OneOrAll(account);
        return Task.FromResult(new FeedSource(
            only ?? "all",
            token => FeedStep.Of(
                EventItems<OrderEntry>.Open(handler => client.Orders.OrderChanged += handler, handler => client.Orders.OrderChanged -= handler, time, token, connection: connection),
                entry => only is null || entry.Order.Account == only ? OrderRow.Of(entry) : null,
                token))
        {
            Account = only,
            Uri = only is null ? "ibkr://orders/open" : null,
        });
    }

    [Feed(FeedKind.Executions, AccessScope.AccountRead, typeof(ExecutionRow), Begins = false)]
    [Description("Every fill, once. Its commission may still be missing.")]
    public Task<FeedSource> ExecutionsAsync([Description("Only this account; default all.")][Example("DU1234567")] string account = "")
    {
        var only = accounts.OneOrAll(account);
        return Task.FromResult(new FeedSource(
            only ?? "all",
            token => FeedStep.Of(
                EventItems<ExecutionEntry>.Open(handler => client.Orders.Executed += handler, handler => client.Orders.Executed -= handler, time, token, connection: connection),
                entry => only is null || entry.Execution.AcctNumber == only ? ExecutionRow.Of(entry) : null,
                token))
        {
            Account = only,
            Uri = only is null ? "ibkr://executions/today" : null,
        });
    }
}
