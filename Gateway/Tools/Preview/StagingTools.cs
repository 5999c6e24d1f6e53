using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Trading;
using Gateway.Trading.Previews;
using Gateway.Trading.Staging;

namespace Gateway.Tools.Preview;

/// <summary>Orders that a model proposes and a person at the gateway sends.</summary>
[Toolset("preview", AccessScope.OrdersPreview)]
internal sealed class StagingTools(OrderPlacement placement, PreviewBook previews, StagedOrders staged)
{
    [Tool("ibkr_stage_order", "Stage an order", Requests = "reqContractDetails",
        Example = """{"order":{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":150},"note":"as discussed"}""")]
    [Description("Stages an order for a person at the gateway, who approves or refuses it on a page with a code from the console. Sends nothing "
        + "by itself.")]
    public async Task<StagedView> StageOrderAsync(
        ToolContext context,
        [OrFlat] OrderInput? order = null,
        [Description("Instead: of ibkr_preview_order.")][Length(1, 100)] string? previewToken = null,
        [FreeText][Description("Shown to the person.")][MaxLength(300)] string note = "",
        CancellationToken cancellationToken = default)
    {
        if ((order is null) == (previewToken is null))
            throw ToolErrors.InvalidArgument(
                "order: or previewToken, exactly one of the two, is required; example: {\"contract\":\"AAPL\",\"action\":\"BUY\",\"quantity\":10}");
        var planned = order is null
            ? Only(previews.Take(context.Caller, previewToken!, nameof(previewToken)))
            : await placement.PlanAsync(order, cancellationToken);
        return StagedView.Of(await placement.StageAsync(context.Caller, planned, note.OrNull(), cancellationToken));
    }

    [Tool("ibkr_list_staged_orders", "Staged orders", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Rows("orders", 50)]
    [Description("Your staged orders, the newest first: waiting, sent, failed, discarded, refused or expired, with their results.")]
    public StagedList ListStagedOrders(ToolContext context)
    {
        var orders = staged.Of(context.Caller).Select(StagedView.Of).ToList();
        return new StagedList { Orders = orders, Count = orders.Count };
    }

    [Tool("ibkr_discard_staged_order", "Discard a staged order", Idempotent = true, OpenWorld = false,
        ExampleAfter = """ibkr_stage_order {"order":{"contract":"AAPL","action":"BUY","quantity":10}}""", Example = """{"id":"$answer.id"}""")]
    [Description("Withdraws your staged order before the person decides.")]
    public StagedView DiscardStagedOrder(
        ToolContext context, [Description("Id that ibkr_stage_order returned.")][Length(1, 40)][Example("st-1f0c...")] string id)
    {
        if (staged.Of(context.Caller).FirstOrDefault(order => order.Id == id.Trim()) is not { } own)
            throw ToolErrors.InvalidArgument("id: must be a staged order of yours; example: the id of ibkr_list_staged_orders");
        return StagedView.Of(staged.Decide(own.Id, StagedStatus.Discarded) ?? own);
    }

    private static Trading.PlannedOrder Only(OrderPreview preview) => preview.Orders.Count == 1
        ? preview.Orders[0]
        : throw ToolErrors.InvalidArgument(
            "previewToken: must be of one order, not of a basket; example: the token of ibkr_preview_order", "The token was used: preview again.");
}
