using Gateway.Handlers;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Trading.Previews;

namespace Gateway.Tools.Preview;

/// <summary>Sends previewed orders. The token is used up right before the first order is sent, after the approval.</summary>
internal sealed class PreviewedOrders(OrderPlacement placement, OrderChecks checks, PreviewBook previews)
{
    private const string PreviewToken = "previewToken";

    /// <summary>All orders of a preview.</summary>
    public async Task<IReadOnlyList<PlaceResult>> SendAsync(ToolContext context, string token, TimeSpan wait, CancellationToken cancellationToken)
    {
        var preview = previews.Find(context.Caller, token, nameof(token));
        return await placement.SendPlannedAsync(
            context, preview.Orders, () => previews.Take(context.Caller, token, nameof(token)), wait, cancellationToken);
    }

    /// <summary>The one order of a preview.</summary>
    /// <exception cref="ToolException">The preview is of a basket.</exception>
    public async Task<PlaceResult> SendOneAsync(ToolContext context, string token, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (previews.Find(context.Caller, token, nameof(token)).Orders.Count > 1)
            throw ToolErrors.InvalidArgument("token: is of a basket; example: use ibkr_place_basket", "Nothing was sent.");
        return (await SendAsync(context, token, wait, cancellationToken))[0];
    }

    /// <summary>Sends a previewed order if the caller's arguments still describe exactly that order.</summary>
    /// <exception cref="ToolException">The preview was of another order.</exception>
    public async Task<PlaceResult> SendIfSameAsync(
        ToolContext context, OrderInput input, string token, TimeSpan wait, CancellationToken cancellationToken)
    {
        var preview = previews.Find(context.Caller, token, PreviewToken);
        var (planned, shown) = (await placement.PlanAsync(input, cancellationToken), preview.Orders[0]);
        // A reference that the caller gave is part of the order; one that the preview made is not.
        var meant = input.Order.Reference is null
            ? await checks.TextAsync(planned.Contract, planned.Order with { OrderRef = shown.Order.OrderRef }, cancellationToken)
            : planned.Text;
        if (preview.Orders.Count > 1 || meant != shown.Text)
            throw ToolErrors.InvalidArgument(
                $"{PreviewToken}: must be the token of this order; it belongs to: {shown.Text}; example: preview again",
                "Nothing was sent. Preview the intended order.");
        var sent = await placement.SendPlannedAsync(
            context, [shown], () => previews.Take(context.Caller, token, PreviewToken), wait, cancellationToken);
        return sent[0];
    }
}
