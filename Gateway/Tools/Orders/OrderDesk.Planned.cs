using Gateway.Registry;
using Gateway.Tools.Orders.Input;
using Gateway.Trading;
using Gateway.Trading.Previews;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

// Orders that somebody looks at before they are sent.
internal sealed partial class OrderDesk
{
    /// <summary>The order as it would be sent, after every check that needs nothing but the contract. Nothing is sent.</summary>
    public Task<PlannedOrder> PlanAsync(OrderInput input, CancellationToken cancellationToken) =>
        PlanAsync(input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, cancellationToken);

    /// <inheritdoc cref="PlanAsync(OrderInput, CancellationToken)"/>
    public async Task<PlannedOrder> PlanAsync(Contract asked, OrderTicket ticket, string? account, string? orderRef, CancellationToken cancellationToken)
    {
        var order = ticket.ToOrder(AccountFor(account), orderRef.OrNull() ?? NewRef());
        var (contract, complete) = await CompleteAsync(asked, ticket, order, cancellationToken);
        return new PlannedOrder(contract, complete, OrderText.Of(contract, complete));
    }

    /// <summary>Sends planned orders, one after the other. The rules are looked at again, and the person is asked where that is wanted.</summary>
    public async Task<IReadOnlyList<PlaceResult>> SendPlannedAsync(
        RequestContext context, IReadOnlyList<PlannedOrder> planned, TimeSpan wait, CancellationToken cancellationToken)
    {
        List<(Contract Contract, Order Order)> orders = [.. planned.Select(one => (one.Contract, one.Order))];
        foreach (var (_, order) in orders)
        {
            AccountFor(order.Account);
            if (await EarlierAsync(order.OrderRef, cancellationToken) is not null)
                throw UsedBefore(order.OrderRef);
        }
        await ApproveAsync(context, orders, cancellationToken);
        return await SendAsync(orders, wait, cancellationToken);
    }

    /// <summary>Sends a previewed order when the caller's own words still mean exactly it.</summary>
    /// <exception cref="ToolException">The preview was of another order.</exception>
    public async Task<PlaceResult> PlacePreviewedAsync(
        RequestContext context, OrderInput input, OrderPreview preview, TimeSpan wait, CancellationToken cancellationToken)
    {
        var planned = await PlanAsync(input, cancellationToken);
        var shown = preview.Orders[0];
        if (preview.Orders.Count > 1 || OrderText.Of(planned.Contract, planned.Order with { OrderRef = shown.Order.OrderRef }) != shown.Text)
        {
            throw ToolErrors.InvalidArgument(
                $"previewToken: must be of this very order; it is of: {shown.Text}; example: preview again",
                "Nothing was sent, and the token is used up. Preview the order that you mean.");
        }
        return (await SendPlannedAsync(context, [shown], wait, cancellationToken))[0];
    }

    /// <summary>Sends an order that a person at the gateway approved already.</summary>
    public async Task<PlaceResult> SendApprovedAsync(PlannedOrder planned, TimeSpan wait, CancellationToken cancellationToken)
    {
        AccountFor(planned.Order.Account);
        return await EarlierAsync(planned.Order.OrderRef, cancellationToken) is { } earlier
            ? PlaceResults.Of(earlier)
            : (await SendAsync([(planned.Contract, planned.Order)], wait, cancellationToken))[0];
    }
}
