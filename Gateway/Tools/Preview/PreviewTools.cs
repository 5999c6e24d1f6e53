using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Previews;

namespace Gateway.Tools.Preview;

/// <summary>Orders before they are sent: checked, priced by TWS, and held under a token. Nothing here sends one.</summary>
[Toolset("preview", AccessScope.OrdersPreview)]
internal sealed class PreviewTools(OrderPlacement placement, Combination combination, Previewer previewer, PreviewBook previews)
{
    private const string Order = """{"order":{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":150}}""";

    [Tool("ibkr_check_order", "Check an order", ReadOnly = true, Idempotent = true, Requests = "reqContractDetails", Example = Order)]
    [Description("Checks an order against the gateway's own rules (account, type, prices, tick) without a preview by TWS; that is "
        + "ibkr_preview_order.")]
    public async Task<CheckResult> CheckOrderAsync(
        [OrFlat] OrderInput order, CancellationToken cancellationToken)
    {
        var planned = await placement.PlanAsync(order, cancellationToken);
        return new CheckResult { Passes = true, Contract = ContractInfo.Of(planned.Contract), Order = planned.Text, Account = planned.Order.Account };
    }

    [Tool("ibkr_preview_order", "Preview an order", ReadOnly = true, Requests = "placeOrder (what-if)", Example = Order)]
    [Description("The effect of an order: margin before and after, commission, notional, breakeven, and a token that sends exactly it within two "
        + "minutes. Sends nothing.")]
    public async Task<PreviewResult> PreviewOrderAsync(
        ToolContext context, [OrFlat] OrderInput order, CancellationToken cancellationToken) =>
        await PreviewAsync(context, await placement.PlanAsync(order, cancellationToken), cancellationToken);

    [Tool("ibkr_preview_combo", "Preview a combination", ReadOnly = true, Requests = "placeOrder (what-if)",
        Example = """{"legs":[{"contract":"AAPL 20261218 280 C","action":"BUY"},"""
            + """{"contract":"AAPL 20261218 290 C","action":"SELL"}],"action":"BUY","quantity":1,"limitPrice":1.25}""")]
    [Description("The same as ibkr_preview_order for an order of several legs. Sends nothing.")]
    public async Task<PreviewResult> PreviewComboAsync(ToolContext context, ComboArguments order, CancellationToken cancellationToken)
    {
        var (contract, ticket) = await order.ToTicketAsync(combination, cancellationToken);
        return await PreviewAsync(
            context, await placement.PlanAsync(contract, ticket, order.Account, order.Reference, cancellationToken), cancellationToken);
    }

    [Tool("ibkr_preview_basket", "Preview a basket", ReadOnly = true, Requests = "placeOrder (what-if)",
        Example = """{"orders":[{"contract":"AAPL","action":"BUY","quantity":10},{"contract":"MSFT","action":"BUY","quantity":5}]}""")]
    [Description("Previews up to 50 orders, each alone, holds them against the limits together, and returns one token that sends all of them with "
        + "ibkr_place_basket. Sends nothing.")]
    public async Task<BasketPreview> PreviewBasketAsync(
        ToolContext context,
        [Length(1, 50)] IReadOnlyList<OrderInput> orders,
        CancellationToken cancellationToken)
    {
        var planned = new List<PlannedOrder>();
        foreach (var order in orders)
            planned.Add(await ListedOrder.AtAsync(ListedOrder.Place(planned.Count), () => placement.PlanAsync(order, cancellationToken)));
        if (planned.DistinctBy(one => one.Order.OrderRef).Count() < planned.Count)
            throw ToolErrors.InvalidArgument("orders: each needs its own orderRef, or none; example: leave orderRef out");
        var rows = new List<WhatIf>();
        var shown = new List<PlannedOrder>();
        var together = new List<CheckedOrder>();
        foreach (var one in planned)
        {
            var (effect, priced, passed) = await ListedOrder.AtAsync(
                ListedOrder.Place(rows.Count), () => previewer.PreviewAsync(Previewer.Begin(one), one, cancellationToken));
            rows.Add(effect);
            shown.Add(priced);
            together.Add(passed);
        }
        await previewer.CheckTogetherAsync(together, cancellationToken);
        var preview = previews.Add(context.Caller, shown);
        return new BasketPreview
        {
            Token = preview.Token,
            ExpiresAt = preview.ExpiresAt,
            Orders = rows,
            Count = rows.Count,
            Commission = rows.TrueForAll(row => row.Commission is not null) && rows.DistinctBy(row => row.CommissionCurrency).Count() == 1
                ? rows.Sum(row => row.Commission)
                : null,
        };
    }

    private async Task<PreviewResult> PreviewAsync(ToolContext context, PlannedOrder planned, CancellationToken cancellationToken)
    {
        var begun = Previewer.Begin(planned);
        var result = new PreviewResult
        {
            Contract = begun.Contract,
            Order = begun.Order,
            OrderRef = begun.OrderRef,
            Account = begun.Account,
            Token = string.Empty,
            ExpiresAt = default,
        };
        (result, var shown, _) = await previewer.PreviewAsync(result, planned, cancellationToken);
        var preview = previews.Add(context.Caller, [shown]);
        return result with { Token = preview.Token, ExpiresAt = preview.ExpiresAt };
    }
}
