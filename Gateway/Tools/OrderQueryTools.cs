using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools;

/// <summary>Orders and fills, as TWS has them.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class OrderQueryTools(ITwsClient client, OrderLookup lookup, AccountChoice accounts)
{
    private const string Printable = "[ -~]*";
    private const int UsualRows = 100;
    private const int MostRows = 2000;

    [Tool("ibkr_get_order_status", "Order status", ReadOnly = true, Idempotent = true)]
    [Description("Where one order stands, with fills, prices and the reason of a rejection. Name it by orderId, permId or orderRef. "
        + "Use it after ibkr_place_order said unknown, and to watch an order; for all of them use ibkr_get_open_orders.")]
    public async Task<OrderRow> GetOrderStatusAsync(
        [Description("The id that ibkr_place_order gave.")][Example("1001")] int? orderId = null,
        [Description("IB's permanent id.")][Positive][Example("1234567890")] long? permId = null,
        [Description("The order's reference.")] string? orderRef = null,
        CancellationToken cancellationToken = default) =>
        OrderRow.Of(await lookup.FindAsync(orderId, permId, orderRef, cancellationToken));

    [Tool("ibkr_get_open_orders", "Open orders", ReadOnly = true, Idempotent = true)]
    [Description("The orders that work now, of every program and of TWS itself, or of this gateway only. Complete and empty means that there are none. "
        + "Use it before a new order and to see what is left; for orders that ended use ibkr_get_all_orders.")]
    public async Task<OrdersResult> GetOpenOrdersAsync(
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Orders of other programs and of TWS too.")] bool allClients = true,
        [Description("The most orders.")][Range(1, MostRows)] int limit = UsualRows,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var open = await client.Orders.OpenOrdersAsync(allClients, cancellationToken);
        return Shown(open.Items.Where(entry => IsOf(entry, only)), open.Complete, limit);
    }

    [Tool("ibkr_get_all_orders", "All orders of the day", ReadOnly = true, Idempotent = true)]
    [Description("The orders that work now and those of the day that ended: filled, cancelled, rejected. "
        + "Use it to see what became of the day's orders; for the working ones only use ibkr_get_open_orders; for fills and commissions ibkr_get_executions.")]
    public async Task<OrdersResult> GetAllOrdersAsync(
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Leave out orders that ended before.")] DateTimeOffset? since = null,
        [Description("The most orders.")][Range(1, MostRows)] int limit = UsualRows,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        var done = await client.Orders.CompletedOrdersAsync(apiOnly: false, cancellationToken);
        // An order that ends between the two questions is in both answers: the later one counts.
        var ended = done.Items.Where(entry => entry.PermId is not null).Select(entry => entry.PermId).ToHashSet();
        var all = open.Items.Where(entry => entry.PermId is null || !ended.Contains(entry.PermId)).Concat(done.Items.Where(entry => EndedAfter(entry, since)));
        return Shown(all.Where(entry => IsOf(entry, only)), open.Complete && done.Complete, limit);
    }

    [Tool("ibkr_get_executions", "Executions", ReadOnly = true, Idempotent = true)]
    [Description("The fills of the day, the latest first, with prices, exchanges and commissions. Use it to see what was traded and at what cost; "
        + "for orders without fills use ibkr_get_all_orders.")]
    public async Task<ExecutionsResult> GetExecutionsAsync(
        [Description("Only this symbol.")][RegularExpression(Printable)][Example("AAPL")] string? symbol = null,
        [Description("Only this security type.")][RegularExpression(Printable)][Example("STK")] string? secType = null,
        [Description("Only this exchange.")][RegularExpression(Printable)][Example("SMART")] string? exchange = null,
        [Description("Only this side.")] OrderAction? side = null,
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Leave out earlier fills.")] DateTimeOffset? since = null,
        [Description("Only fills of this order.")][Example("1001")] int? orderId = null,
        [Description("The most fills.")][Range(1, MostRows)] int limit = UsualRows,
        CancellationToken cancellationToken = default)
    {
        var filter = new ExecutionFilter
        {
            AcctCode = accounts.OneOrAll(account) ?? string.Empty,
            Symbol = symbol?.ToUpperInvariant() ?? string.Empty,
            SecType = secType?.ToUpperInvariant() ?? string.Empty,
            Exchange = exchange?.ToUpperInvariant() ?? string.Empty,
            Side = side is { } one ? WireName<OrderAction>.Of(one) : string.Empty,
            Time = since is { } from ? TwsTime.Format(from) : string.Empty,
        };
        var all = await client.Orders.ExecutionsAsync(filter, cancellationToken);
        var fitting = all.Items.Where(entry => orderId is null || entry.Execution.OrderId == orderId)
            .Select(ExecutionRow.Of)
            .OrderByDescending(row => row.Time ?? DateTimeOffset.MinValue)
            .ToList();
        var shown = fitting.Take(limit).ToList();
        return new ExecutionsResult { Executions = shown, Count = shown.Count, Complete = all.Complete, Truncated = shown.Count < fitting.Count };
    }

    private static OrdersResult Shown(IEnumerable<OrderEntry> entries, bool complete, int limit)
    {
        var all = entries.Select(OrderRow.Of).ToList();
        var shown = all.Take(limit).ToList();
        return new OrdersResult { Orders = shown, Count = shown.Count, Complete = complete, Truncated = shown.Count < all.Count };
    }

    private static bool IsOf(OrderEntry entry, string? account) => account is null || entry.Order.Account == account;

    private static bool EndedAfter(OrderEntry entry, DateTimeOffset? since) =>
        since is null || TwsTime.Parse(entry.State?.CompletedTime) is not { } ended || ended >= since;
}
