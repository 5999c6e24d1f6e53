using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tools.Orders;

namespace Gateway.Tools.Preview;

/// <summary>Sends previewed orders.</summary>
[Toolset("trading", AccessScope.OrdersWrite)]
internal sealed class ConfirmTools(PreviewedOrders previewed)
{
    private const int LongestWait = 60;

    [Tool("ibkr_confirm_order", "Confirm a previewed order", Destructive = true, Trades = true, Requests = "placeOrder",
        ExampleAfter = """ibkr_preview_order {"order":{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":150}}""",
        Example = """{"token":"$answer.token"}""")]
    [Description("Sends exactly the order of ibkr_preview_order, once. Every rule is checked again.")]
    public Task<PlaceResult> ConfirmOrderAsync(
        ToolContext context,
        [Description("From the preview.")][Length(1, 100)][Example("pv-1f0c...")] string token,
        [Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default) =>
        previewed.SendOneAsync(context, token, TimeSpan.FromSeconds(waitSeconds), cancellationToken);

    [Tool("ibkr_place_basket", "Place a previewed basket", Destructive = true, Trades = true, Requests = "placeOrder",
        ExampleAfter = """ibkr_preview_basket {"orders":[{"contract":"AAPL","action":"BUY","quantity":10},"""
            + """{"contract":"MSFT","action":"BUY","quantity":5}]}""", Example = """{"token":"$answer.token"}""")]
    [Description("Sends the orders of ibkr_preview_basket one after the other, once. Each has its own outcome.")]
    public async Task<BasketResult> PlaceBasketAsync(
        ToolContext context,
        [Description("From the preview.")][Length(1, 100)][Example("pv-1f0c...")] string token,
        [Description("Maximum wait for TWS, for each order.")][Range(1, LongestWait)] int waitSeconds = 5,
        CancellationToken cancellationToken = default) =>
        BasketResult.Of(await previewed.SendAsync(context, token, TimeSpan.FromSeconds(waitSeconds), cancellationToken));
}
