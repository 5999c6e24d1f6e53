using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Trading;
using Gateway.Tws.Api;

namespace Gateway.Tools.Orders;

/// <summary>Changing and cancelling orders that work.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class WorkingOrderTools(
    TwsClient client, OrderLookup lookup, OrderCancels cancels, TradingPolicy policy, AccountChoice accounts, OrderModification changes)
{
    private const int LongestWait = 60;
    private const string Placed = """ibkr_place_order {"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.50}""";

    [Tool("ibkr_modify_order", "Change an order", Destructive = true, Trades = true, Requests = "placeOrder",
        ExampleAfter = Placed, Example = """{"orderId":"$answer.orderId","limitPrice":1.75}""")]
    [Description("Changes quantity, prices or time of a working order of this gateway. rejected: the order is unchanged. For another contract, side "
        + "or type cancel it and place a new one.")]
    public Task<PlaceResult> ModifyOrderAsync(
        ToolContext context,
        [Description("The order's id.")][Positive][Example("1001")] int orderId,
        [Description("New total quantity, including fills.")][Positive][Count][Example("50")] decimal? quantity = null,
        [Description("New limit price.")][Example("189.50")] decimal? limitPrice = null,
        [Description("New trigger; TRAIL: new stop.")][Example("180")] decimal? stopPrice = null,
        [Description("IB's name for stopPrice, trailAmount or offset.")][Example("180")] decimal? auxPrice = null,
        [Description("TRAIL: new distance in money.")][Positive][Example("2.50")] decimal? trailAmount = null,
        [Description("TRAIL: new distance in per cent.")][Range(0.01, 100.0)][Percent][Example("5")] decimal? trailPercent = null,
        [Unlisted][Description("Another name for stopPrice of TRAIL types.")][Example("180")] decimal? trailStopPrice = null,
        [Unlisted][Description("TRAIL LIMIT, TRAIL LIT: new distance of the limit from the stop.")][Example("0.10")] decimal? limitOffset = null,
        [Unlisted][Description("REL, PEG and SNAP types: new distance.")][Example("0.01")] decimal? offset = null,
        [Description("New time in force.")] TimeInForce? tif = null,
        [Description("With tif GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
        bool? outsideRth = null,
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default) =>
        changes.ChangeAsync(
            context,
            orderId,
            new OrderChange
            {
                Quantity = quantity,
                LimitPrice = limitPrice,
                StopPrice = stopPrice,
                AuxPrice = auxPrice,
                TrailAmount = trailAmount,
                TrailPercent = trailPercent,
                TrailStopPrice = trailStopPrice,
                LimitOffset = limitOffset,
                Offset = offset,
                Tif = tif,
                GoodTillDate = goodTillDate,
                OutsideRth = outsideRth,
            },
            TimeSpan.FromSeconds(waitSeconds),
            cancellationToken);

    [Tool("ibkr_cancel_order", "Cancel an order", Destructive = true, Idempotent = true, Trades = true, Stops = true, Requests = "cancelOrder",
        ExampleAfter = Placed, Example = """{"orderId":"$answer.orderId"}""")]
    [Description("Cancels one order of this gateway by orderId, permId or orderRef and waits for the result: cancelled, or already filled. For many "
        + "ibkr_cancel_all_orders.")]
    public async Task<CancelView> CancelOrderAsync(
        [Description("The order's id.")][Positive][Example("1001")] int? orderId = null,
        [Description("IB's permanent id.")][Positive][Example("1234567890")] long? permId = null,
        [Description("The order's reference.")] string? orderRef = null,
        [Description("Maximum wait for the result.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        policy.RequireMode();
        var wait = TimeSpan.FromSeconds(waitSeconds);
        if (orderId is { } id && permId is null && orderRef is null)
        {
            policy.RequireAccountOf(client.Orders.Find(id));
            return CancelView.Of(await client.Orders.CancelAsync(id, wait, cancellationToken));
        }
        var order = await lookup.FindAsync(orderId, permId, orderRef, cancellationToken);
        policy.RequireAccountOf(order);
        return CancelView.Of(await client.Orders.CancelAsync(order, wait, cancellationToken));
    }

    [Tool("ibkr_cancel_all_orders", "Cancel all orders", Destructive = true, Idempotent = true, Trades = true, Stops = true,
        Requests = "reqAllOpenOrders, cancelOrder, reqGlobalCancel",
        ExampleAfter = Placed, Example = """{"symbol":"AAPL","confirm":true}""")]
    [Description("Cancels the open orders of this gateway, of an account or symbol only if named; with global those of every program and of TWS "
        + "itself. To stop trading altogether ibkr_kill_switch.")]
    public async Task<CancelAllResult> CancelAllOrdersAsync(
        [Description("Must be true.")] bool confirm,
        [Description("Only this account.")][Example("DU1234567")] string account = "",
        [Description("Only this symbol.")][Example("AAPL")] string symbol = "",
        [Description("All orders at TWS; without account and symbol.")] bool global = false,
        [Description("Maximum wait for the result.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        if (!confirm)
            throw ToolErrors.InvalidArgument("confirm: must be true to cancel orders; example: true", "Nothing was sent.");
        var only = account.Length > 0 ? policy.RequireAccount(account) : null;
        if (global && (only is not null || symbol.Length > 0))
            throw ToolErrors.InvalidArgument("global: does not go with account or symbol; example: leave it out", "Nothing was sent.");
        foreach (var known in only is null ? accounts.Known : [])
            policy.RequireAccount(known);
        var (wait, named) = (TimeSpan.FromSeconds(waitSeconds), symbol.Trim());
        var ended = global
            ? await cancels.CancelEverythingAsync(wait, cancellationToken)
            : await cancels.CancelAsync(
                order => (only is null || order.Order.Account == only)
                    && (named.Length == 0 || ContractSymbols.Fits(named, order.Contract)),
                wait, cancellationToken);
        return new CancelAllResult { Cancelled = ended.Cancelled, NotCancelled = ended.NotCancelled, Global = global, Complete = ended.Complete };
    }
}
