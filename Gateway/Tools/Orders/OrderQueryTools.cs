using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Orders, as TWS has them.</summary>
[Toolset("orders", AccessScope.AccountRead)]
internal sealed class OrderQueryTools(TwsClient client, OrderLookup lookup, OrderWait wait, ContractResolver resolver, AccountChoice accounts)
{
    private const int UsualRows = 100;
    private const int MostRows = 2000;
    private const int LongestWait = 600;
    private const string Placed = """ibkr_place_order {"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.50}""";

    [Tool("ibkr_get_order_status", "Order status", ReadOnly = true, Idempotent = true, Requests = "reqAllOpenOrders, reqCompletedOrders",
        ExampleAfter = Placed, Example = """{"orderId":"$answer.orderId"}""")]
    [Description("Status of one order by orderId, permId or orderRef: fills, prices, and the reason of a rejection. To wait for it "
        + "ibkr_wait_for_order.")]
    public async Task<OrderRow> GetOrderStatusAsync(
        [Description("The id of the order.")][Example("1001")] int? orderId = null,
        [Description("IB's permanent id.")][Positive][Example("1234567890")] long? permId = null,
        [Description("The order's reference.")] string? orderRef = null,
        CancellationToken cancellationToken = default) =>
        OrderRow.Of(await lookup.FindSettledAsync(orderId, permId, orderRef, cancellationToken));

    [Tool("ibkr_wait_for_order", "Wait for an order", ReadOnly = true, Idempotent = true, Requests = "reqAllOpenOrders, reqCompletedOrders",
        ExampleAfter = """ibkr_place_order {"contract":"AAPL","action":"BUY","quantity":10}""",
        Example = """{"orderId":"$answer.orderId","until":"filled"}""")]
    [Description("Waits until an order is filled, acknowledged or ended, at most timeoutSeconds, with progress; then returns its status.")]
    public async Task<OrderWaitResult> WaitForOrderAsync(
        ToolContext context,
        [Description("The id of the order.")][Example("1001")] int? orderId = null,
        [Description("IB's permanent id.")][Positive][Example("1234567890")] long? permId = null,
        [Description("The order's reference.")] string? orderRef = null,
        [Description("The state to wait for.")] OrderMilestone until = OrderMilestone.Filled,
        [Description("Maximum wait in seconds.")][Range(1, LongestWait)] int timeoutSeconds = 60,
        CancellationToken cancellationToken = default) =>
        await wait.UntilAsync(
            await lookup.FindAsync(orderId, permId, orderRef, cancellationToken), until, TimeSpan.FromSeconds(timeoutSeconds), context,
            cancellationToken);

    [Tool("ibkr_get_open_orders", "Open orders", ReadOnly = true, Idempotent = true, Requests = "reqAllOpenOrders, reqOpenOrders")]
    [Rows("orders", UsualRows, MostRows)]
    [Description("The working orders of every program and of TWS itself, or of this gateway only. Ended ones: ibkr_get_completed_orders.")]
    public async Task<OrdersResult> GetOpenOrdersAsync(
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Include orders of other programs and of TWS.")] bool allClients = true,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var open = await client.Orders.OpenOrdersAsync(allClients, cancellationToken);
        return OrdersResult.Of(
            open.Items.Where(entry => IsOf(entry, only)), open.Complete,
            $"orders that work now, of {(allClients ? "every program and TWS itself" : "this gateway only")}, {Of(only)}");
    }

    [Tool("ibkr_get_completed_orders", "Completed orders", ReadOnly = true, Idempotent = true, Requests = "reqCompletedOrders")]
    [Rows("orders", UsualRows, MostRows)]
    [Description("The orders of the day that ended: filled, cancelled, rejected. With the working ones: ibkr_get_all_orders.")]
    public async Task<OrdersResult> GetCompletedOrdersAsync(
        [Description("Without orders entered in TWS by hand.")] bool apiOnly = false,
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        var done = await client.Orders.CompletedOrdersAsync(apiOnly, cancellationToken);
        return OrdersResult.Of(
            done.Items.Where(entry => IsOf(entry, only)), done.Complete,
            $"orders that ended on TWS's present day{(apiOnly ? ", without those made in TWS by hand" : "")}, {Of(only)}; TWS keeps no earlier ones");
    }

    [Tool("ibkr_get_all_orders", "All orders of the day", ReadOnly = true, Idempotent = true, Requests = "reqAllOpenOrders, reqCompletedOrders")]
    [Rows("orders", UsualRows, MostRows)]
    [Description("The working orders and the ended orders of the day. Fills and commissions: ibkr_get_executions.")]
    public async Task<OrdersResult> GetAllOrdersAsync(
        [Description("Only this account; default all.")][Example("DU1234567")] string account = "",
        [Description("Leave out orders that ended earlier; New York time.")] MomentInput? since = null,
        CancellationToken cancellationToken = default)
    {
        var only = accounts.OneOrAll(account);
        DateTimeOffset? earliest = since is null ? null : ExchangeClock.OfIb.At(since, nameof(since));
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        var done = await client.Orders.CompletedOrdersAsync(apiOnly: false, cancellationToken);
        // An order that ends between the two questions is in both answers: the later one counts.
        var ended = done.Items.Where(entry => entry.PermId is not null).Select(entry => entry.PermId).ToHashSet();
        var all = open.Items.Where(entry => entry.PermId is null || !ended.Contains(entry.PermId)).Concat(
            done.Items.Where(entry => EndedAfter(entry, earliest)));
        return OrdersResult.Of(
            all.Where(entry => IsOf(entry, only)), open.Complete && done.Complete,
            $"working orders, and those that ended {(earliest is { } from ? $"since {ExchangeClock.OfIb.Show(from)}" : "on TWS's present day")}, "
            + Of(only));
    }

    [Tool("ibkr_get_order_types", "Order types of a contract", ReadOnly = true, Idempotent = true, Requests = "reqContractDetails",
        Example = """{"contract":"AAPL"}""")]
    [Description("Order types, times in force and exchanges of a contract, as TWS's codes and as orderType of ibkr_place_order.")]
    public async Task<OrderTypesResult> GetOrderTypesAsync(ContractArguments contract, CancellationToken cancellationToken = default) =>
        OrderTypesResult.Of(await resolver.ResolveAsync(contract.ToContract(), cancellationToken));

    private static string Of(string? account) => account is null ? "all accounts" : $"account {account}";

    private static bool IsOf(OrderEntry entry, string? account) => account is null || entry.Order.Account == account;

    private static bool EndedAfter(OrderEntry entry, DateTimeOffset? since) =>
        since is null || TwsTime.Parse(entry.State?.CompletedTime) is not { } ended || ended >= since;
}
