using System.Globalization;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

// Orders that belong together: brackets, and groups of which one cancels the others.
internal sealed partial class OrderPlacement
{
    /// <summary>Places an entry order with its exits, as one; or gives back the bracket that was placed before under the same reference.</summary>
    public async Task<IReadOnlyList<PlaceResult>> PlaceBracketAsync(
        RequestContext context, Contract asked, OrderTicket entry, IReadOnlyList<(string Suffix, OrderTicket Ticket)> exits, string? account,
        string? orderRef, TimeSpan wait, CancellationToken cancellationToken)
    {
        var (chosen, reference) = (AccountFor(account), orderRef.OrNull() ?? await NewRefAsync(context, cancellationToken));
        using var alone = underway.Begin([reference]);
        List<(Contract Contract, Order Order)> orders = [await CompleteAsync(asked, entry, entry.ToOrder(chosen, reference), cancellationToken)];
        foreach (var (suffix, ticket) in exits)
            orders.Add(await CompleteAsync(asked, ticket, ticket.ToOrder(chosen, reference + suffix), cancellationToken));
        if (orderRef.OrNull() is not null && await EarlierAsync(orders, cancellationToken) is { } earlier)
            return earlier;
        await ApproveAsync(
            context, orders, again: null, cancellationToken,
            "A bracket: the first works at once, the others when it has filled, and the fill of one of them ends the rest.");
        var (contract, parent) = orders[0];
        var results = await client.Orders.PlaceBracketAsync(contract, parent, [.. orders.Skip(1).Select(one => one.Order)], wait, cancellationToken);
        return [.. results.Zip(orders, (result, one) => PlaceResults.Of(result, one.Contract, one.Order))];
    }

    /// <summary>
    /// Places orders as an OCA group: a fill of one cancels or reduces the others. All are checked before the first is sent. Returns the group that
    /// was placed before under the same reference.
    /// </summary>
    /// <param name="again">As for a single order.</param>
    public async Task<GroupResult> PlaceGroupAsync(
        RequestContext context, IReadOnlyList<GroupMember> members, int ocaType, string? orderRef, TimeSpan wait, CancellationToken cancellationToken,
        Func<Task>? again = null)
    {
        var group = orderRef.OrNull() ?? await context.OnceAsync("oca_group", _ => ValueTask.FromResult(NewRef()), cancellationToken);
        var orders = new List<(Contract Contract, Order Order)>();
        foreach (var member in members)
        {
            var ticket = member.Ticket with { OcaGroup = group, OcaType = ocaType };
            var order = ticket.ToOrder(AccountFor(member.Account), member.Reference ?? MemberRef(group, orders.Count));
            orders.Add(await CompleteAsync(member.Asked, ticket, order, cancellationToken));
        }
        if (orders.DistinctBy(one => one.Order.OrderRef).Count() < orders.Count)
            throw ToolErrors.InvalidArgument("orders: each needs an orderRef of its own, or none; example: leave orderRef out", "Nothing was sent.");
        using var alone = underway.Begin([.. orders.Select(one => one.Order.OrderRef)]);
        var before = await GroupOfAsync(orders, cancellationToken);
        // A group that was named here, and not by the caller, does not make another order of a member that comes again.
        if (await EarlierAsync(orderRef.OrNull() is null && before is not null ? Renamed(orders, before) : orders, cancellationToken) is { } earlier)
            return GroupResult.Of(before ?? group, earlier);
        await ApproveAsync(context, orders, again, cancellationToken);
        return GroupResult.Of(group, await SendAsync(orders, wait, cancellationToken));
    }

    /// <summary>
    /// The orders that were placed earlier on a position under the caller's key. They are looked up before the position, which they may have changed.
    /// </summary>
    /// <param name="references">The references that the earlier orders would have.</param>
    /// <exception cref="ToolException">A reference names an order on something else.</exception>
    public async Task<IReadOnlyList<PlaceResult>> PlacedOnAsync(
        Contract contract, string account, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var results = new List<PlaceResult>();
        foreach (var reference in references)
        {
            if (await EarlierAsync(reference, cancellationToken) is not { } earlier)
                continue;
            if (earlier.Order.Account != account || earlier.Contract.ConId != contract.ConId)
                throw UsedBefore(reference);
            results.Add(PlaceResults.Of(earlier));
        }
        return results;
    }

    /// <summary>The reference of a member that has none of its own.</summary>
    public static string MemberRef(string group, int index) => string.Create(CultureInfo.InvariantCulture, $"{group}-{index + 1}");

    private static List<(Contract Contract, Order Order)> Renamed(List<(Contract Contract, Order Order)> orders, string group) =>
        orders.ConvertAll(one => (one.Contract, one.Order with { OcaGroup = group }));

    /// <summary>The OCA group of orders; null when TWS does not send it.</summary>
    private async Task<string?> GroupOfAsync(List<(Contract Contract, Order Order)> orders, CancellationToken cancellationToken)
    {
        foreach (var (_, order) in orders)
        {
            if (await EarlierAsync(order.OrderRef, cancellationToken) is { } earlier && (earlier.Asked?.Order ?? earlier.Order).OcaGroup is { Length: > 0 } group)
                return group;
        }
        return null;
    }

    /// <summary>Sends the orders one after the other. When the connection ends or trading is halted, the rest is reported as not sent.</summary>
    private async Task<IReadOnlyList<PlaceResult>> SendAsync(
        IReadOnlyList<(Contract Contract, Order Order)> orders, TimeSpan wait, CancellationToken cancellationToken)
    {
        var results = new List<PlaceResult>();
        foreach (var (contract, order) in orders)
        {
            try
            {
                results.Add(PlaceResults.Of(await client.Orders.PlaceAsync(contract, order, wait, cancellationToken), contract, order));
            }
            catch (TwsException reason) when (results.Count > 0 && reason is (TwsDisconnectedException or TwsRefusedException))
            {
                var unsent = new OrderResult(OrderOutcome.Rejected, 0, null, "", null, null, null, new OrderReason(null, reason.Message), []);
                results.Add(PlaceResults.Of(unsent, contract, order));
            }
        }
        return results;
    }
}
