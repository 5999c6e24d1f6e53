using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders.Input;
using Gateway.Trading;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

// Planned orders: previewed or staged before they are sent.
internal sealed partial class OrderPlacement
{
    /// <summary>The order as it would be sent, after every check that needs nothing but the contract. Nothing is sent.</summary>
    public Task<PlannedOrder> PlanAsync(OrderInput input, CancellationToken cancellationToken) =>
        PlanAsync(input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, cancellationToken);

    /// <inheritdoc cref="PlanAsync(OrderInput, CancellationToken)"/>
    public async Task<PlannedOrder> PlanAsync(
        Contract asked, OrderTicket ticket, string? account, string? orderRef, CancellationToken cancellationToken)
    {
        var order = ticket.ToOrder(AccountFor(account), orderRef.OrNull() ?? NewRef());
        var (contract, complete) = await CompleteAsync(asked, ticket, order, cancellationToken);
        return new PlannedOrder(contract, complete, await TextAsync(contract, complete, cancellationToken));
    }

    /// <summary>
    /// Sends planned orders, one after the other, or returns those that were placed earlier under the same references. Checks the rules again, and
    /// asks for a person's approval where it is required.
    /// </summary>
    /// <param name="again">Runs right before the first order is sent, for example to use up the preview.</param>
    public async Task<IReadOnlyList<PlaceResult>> SendPlannedAsync(
        RequestContext context, IReadOnlyList<PlannedOrder> planned, Action again, TimeSpan wait, CancellationToken cancellationToken)
    {
        List<(Contract Contract, Order Order)> orders = [.. planned.Select(one => (one.Contract, one.Order))];
        using var alone = underway.Begin([.. orders.Select(one => one.Order.OrderRef)]);
        foreach (var (_, order) in orders)
            AccountFor(order.Account);
        if (await EarlierAsync(orders, cancellationToken) is { } earlier)
            return earlier;
        await ApproveAsync(context, orders, again: null, cancellationToken);
        again();
        return await SendAsync(orders, wait, cancellationToken);
    }

    /// <summary>Sends an order that a person at the gateway has already approved.</summary>
    public async Task<PlaceResult> SendApprovedAsync(PlannedOrder planned, TimeSpan wait, CancellationToken cancellationToken)
    {
        AccountFor(planned.Order.Account);
        using var alone = underway.Begin([planned.Order.OrderRef]);
        List<(Contract Contract, Order Order)> orders = [(planned.Contract, planned.Order)];
        return (await EarlierAsync(orders, cancellationToken) ?? await SendAsync(orders, wait, cancellationToken))[0];
    }
}
