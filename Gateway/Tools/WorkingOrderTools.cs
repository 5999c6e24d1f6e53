using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gateway.Registry;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tools;

/// <summary>Changing and cancelling orders that work.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class WorkingOrderTools(ITwsClient client, OrderLookup lookup, TradingPolicy policy, OrderApproval approval)
{
    private const int LongestWait = 60;

    [Tool("ibkr_modify_order", "Change an order", Destructive = true, Trades = true)]
    [Description("Changes quantity, prices or time in force of a working order of this gateway and waits for TWS's word. What is not given stays. "
        + "confirmed: the change works; rejected: the order works on unchanged. Use it not for another contract, side or type: cancel and place anew.")]
    public async Task<PlaceResult> ModifyOrderAsync(
        ToolContext context,
        [Description("The order's id.")][Positive][Example("1001")] int orderId,
        [Description("New total quantity, what is filled included.")][Positive][Example("50")] decimal? quantity = null,
        [Description("New limit.")][Example("189.50")] decimal? limitPrice = null,
        [Description("New trigger; for TRAIL the new trailing amount.")][Example("180")] decimal? auxPrice = null,
        [Description("TRAIL: new distance in per cent.")][Range(0.01, 100.0)][Example("5")] decimal? trailPercent = null,
        [Description("New time in force.")] TimeInForce? tif = null,
        [Description("The longest to wait for TWS's word, in seconds.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        if (quantity is null && limitPrice is null && auxPrice is null && trailPercent is null && tif is null)
            throw ToolErrors.InvalidArgument("quantity: is required, or limitPrice, auxPrice, trailPercent or tif; example: 50");
        var entry = client.Orders.Find(orderId);
        policy.RequireAccountOf(entry);
        var shown = approval.IsNeeded ? TextOf(Changed(client.Orders.BaseOfChange(orderId))) : string.Empty;
        if (approval.IsNeeded)
            await approval.RequireAsync(context, shown, cancellationToken);
        var changed = entry?.Order ?? new Order { OrderId = orderId };
        var result = await client.Orders.ModifyAsync(orderId, Change, TimeSpan.FromSeconds(waitSeconds), cancellationToken);
        return PlaceResults.OfChange(result, entry?.Contract ?? new Contract(), changed);

        Order Change(Order order)
        {
            changed = Changed(order);
            return !approval.IsNeeded || TextOf(changed) == shown ? changed : throw ToolErrors.Refused(
                "order_changed", "Nothing was sent: the order changed while its change waited for approval.", "Look at it with ibkr_get_order_status and ask again.");
        }

        string TextOf(Order order) =>
            string.Create(CultureInfo.InvariantCulture, $"Change order {orderId} to: {OrderText.Of(entry?.Contract ?? new Contract(), order)}");

        Order Changed(Order order) => order with
        {
            TotalQuantity = quantity ?? order.TotalQuantity,
            LmtPrice = limitPrice ?? order.LmtPrice,
            AuxPrice = trailPercent is null ? auxPrice ?? order.AuxPrice : null,
            TrailingPercent = trailPercent ?? (auxPrice is null ? order.TrailingPercent : null),
            Tif = tif is { } time ? WireName<TimeInForce>.Of(time) : order.Tif,
        };
    }

    [Tool("ibkr_cancel_order", "Cancel an order", Destructive = true, Idempotent = true, Trades = true)]
    [Description("Cancels one working order of this gateway and waits for the final fact: cancelled, or filled before. "
        + "Name it by orderId, permId or orderRef. Use it to take an order back; to change one use ibkr_modify_order. Orders of other programs can only be cancelled there.")]
    public async Task<CancelView> CancelOrderAsync(
        [Description("The order's id.")][Positive][Example("1001")] int? orderId = null,
        [Description("IB's permanent id.")][Positive][Example("1234567890")] long? permId = null,
        [Description("The order's reference.")] string? orderRef = null,
        [Description("The longest to wait for the end, in seconds.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default)
    {
        policy.RequireMode();
        var id = orderId is { } given && permId is null && orderRef is null
            ? given
            : OwnId(await lookup.FindAsync(orderId, permId, orderRef, cancellationToken));
        policy.RequireAccountOf(client.Orders.Find(id));
        return CancelView.Of(await client.Orders.CancelAsync(id, TimeSpan.FromSeconds(waitSeconds), cancellationToken));
    }

    /// <summary>Order ids are a client's own: the same number of another client is another order.</summary>
    private int OwnId(OrderEntry entry)
    {
        var own = client.Connection.Status.Endpoint.ClientId;
        return entry.ClientId is null || entry.ClientId == own
            ? entry.OrderId
            : throw ToolErrors.Refused("other_client", $"Nothing was sent: the order belongs to client id {entry.ClientId}, this gateway is {own}.", "Cancel it where it was placed.");
    }
}
