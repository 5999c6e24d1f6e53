using Gateway.Registry;
using Gateway.Tools.Orders.Input;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

// Orders that belong together: brackets, and groups of which one cancels the others.
internal sealed partial class OrderDesk
{
    /// <summary>Places an entry order with its exits, as one.</summary>
    public async Task<IReadOnlyList<PlaceResult>> PlaceBracketAsync(
        RequestContext context, Contract asked, OrderTicket entry, IReadOnlyList<(string Suffix, OrderTicket Ticket)> exits, string? account, TimeSpan wait, CancellationToken cancellationToken)
    {
        var (chosen, reference) = (AccountFor(account), await NewRefAsync(context, cancellationToken));
        var (contract, parent) = await CompleteAsync(asked, entry, entry.ToOrder(chosen, reference), cancellationToken);
        var children = new List<Order>();
        foreach (var (suffix, ticket) in exits)
            children.Add((await CompleteAsync(asked, ticket, ticket.ToOrder(chosen, reference + suffix), cancellationToken)).Order);
        await ApproveAsync(context, [.. children.Prepend(parent).Select(order => (contract, order))], cancellationToken);
        var results = await client.Orders.PlaceBracketAsync(contract, parent, children, wait, cancellationToken);
        return [.. results.Zip(children.Prepend(parent), (result, order) => PlaceResults.Of(result, contract, order))];
    }

    /// <summary>Places orders under one group: what one of them trades, the others cancel or lose. All are checked before the first is sent.</summary>
    public async Task<GroupResult> PlaceGroupAsync(
        RequestContext context, IReadOnlyList<GroupMember> members, int ocaType, TimeSpan wait, CancellationToken cancellationToken)
    {
        var group = await context.OnceAsync("oca_group", _ => ValueTask.FromResult(NewRef()), cancellationToken);
        var orders = new List<(Contract Contract, Order Order)>();
        foreach (var member in members)
        {
            var ticket = member.Ticket with { OcaGroup = group, OcaType = ocaType };
            var order = ticket.ToOrder(AccountFor(member.Account), member.Reference ?? $"{group}-{orders.Count + 1}");
            orders.Add(await CompleteAsync(member.Asked, ticket, order, cancellationToken));
        }
        if (orders.DistinctBy(one => one.Order.OrderRef).Count() < orders.Count)
            throw ToolErrors.InvalidArgument("orders: each needs an orderRef of its own, or none; example: leave orderRef out", "Nothing was sent.");
        foreach (var (_, order) in orders)
        {
            if (await EarlierAsync(order.OrderRef, cancellationToken) is not null)
                throw UsedBefore(order.OrderRef);
        }
        await ApproveAsync(context, orders, cancellationToken);
        return GroupResult.Of(group, await SendAsync(orders, wait, cancellationToken));
    }

    /// <summary>One after the other; where the connection ends, the rest is told as not sent.</summary>
    private async Task<IReadOnlyList<PlaceResult>> SendAsync(List<(Contract Contract, Order Order)> orders, TimeSpan wait, CancellationToken cancellationToken)
    {
        var results = new List<PlaceResult>();
        foreach (var (contract, order) in orders)
        {
            try
            {
                results.Add(PlaceResults.Of(await client.Orders.PlaceAsync(contract, order, wait, cancellationToken), contract, order));
            }
            catch (TwsDisconnectedException reason) when (results.Count > 0)
            {
                var unsent = new OrderResult(OrderOutcome.Rejected, 0, null, "", null, null, null, new OrderReason(null, reason.Message), []);
                results.Add(PlaceResults.Of(unsent, contract, order));
            }
        }
        return results;
    }
}
