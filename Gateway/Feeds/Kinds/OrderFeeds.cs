using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds.Kinds;

/// <summary>Orders and fills as they happen.</summary>
internal sealed class OrderFeeds(TwsClient client, AccountChoice accounts, ITwsConnection connection, TimeProvider time)
{
    [Feed(FeedKind.Orders, AccessScope.AccountRead, typeof(OrderRow), Begins = false)]
    [Description("An order after each of its changes: acknowledged, partly or completely filled, changed, cancelled, rejected.")]
    public Task<FeedSource> OrdersAsync([Description("Only this account; default all.")][Example("DU1234567")] string account = "") =>
        Task.FromResult(Events<OrderEntry, OrderRow>(
            account, "ibkr://orders/open",
            handler => client.Orders.OrderChanged += handler, handler => client.Orders.OrderChanged -= handler,
            entry => entry.Order.Account, OrderRow.Of));

    [Feed(FeedKind.Executions, AccessScope.AccountRead, typeof(ExecutionRow), Begins = false)]
    [Description("Every fill, once. Its commission may still be missing.")]
    public Task<FeedSource> ExecutionsAsync([Description("Only this account; default all.")][Example("DU1234567")] string account = "") =>
        Task.FromResult(Events<ExecutionEntry, ExecutionRow>(
            account, "ibkr://executions/today",
            handler => client.Orders.Executed += handler, handler => client.Orders.Executed -= handler,
            entry => entry.Execution.AcctNumber, ExecutionRow.Of));

    /// <summary>An event of all accounts, as rows of one of them or of all.</summary>
    /// <param name="uri">The resource with the same content for all accounts.</param>
    private FeedSource Events<TEntry, TRow>(
        string account, string uri, Action<Action<TEntry>> add, Action<Action<TEntry>> remove, Func<TEntry, string> accountOf, Func<TEntry, TRow> row)
        where TRow : class
    {
        var only = accounts.OneOrAll(account);
        return new FeedSource(
            only ?? "all",
            token => FeedStep.Of(
                EventItems<TEntry>.Open(add, remove, time, token, connection: connection),
                entry => only is null || accountOf(entry) == only ? row(entry) : null,
                token))
        {
            Account = only,
            Uri = only is null ? uri : null,
        };
    }
}
