using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders.Input;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// The one way on which an order leaves the gateway: the checks of <see cref="OrderChecks"/>, a reference that is used once, and a person's approval
/// where it is wanted.
/// </summary>
internal sealed class OrderPlacement(TwsClient client, OrderChecks checks, EarlierOrders earlier, OrderApproval approval, OrderRefLock locks)
{
    /// <summary>Places an order that came with all its arguments.</summary>
    public Task<PlaceResult> PlaceAsync(RequestContext context, OrderInput input, TimeSpan wait, CancellationToken cancellationToken) =>
        PlaceAsync(context, input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, wait, cancellationToken);

    /// <summary>Places one order, or gives back the one that was placed before under the same reference.</summary>
    /// <param name="again">The caller's checks that are repeated after a person's approval; null for none.</param>
    public async Task<PlaceResult> PlaceAsync(
        RequestContext context, Contract asked, OrderTicket ticket, string? account, string? orderRef, TimeSpan wait,
        CancellationToken cancellationToken, Func<Task>? again = null)
    {
        var reference = orderRef.OrNull() ?? await EarlierOrders.NewRefAsync(context, cancellationToken);
        var order = ticket.ToOrder(checks.AccountFor(account), reference);
        using var lease = locks.Acquire([reference]);
        var one = await checks.CompleteAsync(asked, ticket, order, cancellationToken);
        if (orderRef.OrNull() is not null && await earlier.FindAsync([one], cancellationToken) is { } placed)
            return placed[0];
        await ApproveAsync(context, [one], again, cancellationToken);
        return (await SendAsync([one], wait, cancellationToken))[0];
    }

    /// <summary>Places an entry order with its exits, as one; or gives back the bracket that was placed before under the same reference.</summary>
    public async Task<IReadOnlyList<PlaceResult>> PlaceBracketAsync(
        RequestContext context, Contract asked, OrderTicket entry, IReadOnlyList<(string Suffix, OrderTicket Ticket)> exits, string? account,
        string? orderRef, TimeSpan wait, CancellationToken cancellationToken)
    {
        var (chosen, reference) = (checks.AccountFor(account), orderRef.OrNull() ?? await EarlierOrders.NewRefAsync(context, cancellationToken));
        using var lease = locks.Acquire([reference]);
        List<(Contract Contract, Order Order)> orders =
            [await checks.CompleteAsync(asked, entry, entry.ToOrder(chosen, reference), cancellationToken)];
        foreach (var (suffix, ticket) in exits)
            orders.Add(await checks.CompleteAsync(asked, ticket, ticket.ToOrder(chosen, reference + suffix), cancellationToken));
        if (orderRef.OrNull() is not null && await earlier.FindAsync(orders, cancellationToken) is { } placed)
            return placed;
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
        var group = orderRef.OrNull() ?? await context.OnceAsync("oca_group", _ => ValueTask.FromResult(EarlierOrders.NewRef()), cancellationToken);
        var orders = new List<(Contract Contract, Order Order)>();
        foreach (var member in members)
        {
            var ticket = member.Ticket with { OcaGroup = group, OcaType = ocaType };
            var order = ticket.ToOrder(checks.AccountFor(member.Account), member.Reference ?? EarlierOrders.MemberRef(group, orders.Count));
            orders.Add(await checks.CompleteAsync(member.Asked, ticket, order, cancellationToken));
        }
        if (orders.DistinctBy(one => one.Order.OrderRef).Count() < orders.Count)
            throw ToolErrors.InvalidArgument("orders: each needs an orderRef of its own, or none; example: leave orderRef out", "Nothing was sent.");
        using var lease = locks.Acquire([.. orders.Select(one => one.Order.OrderRef)]);
        var before = await earlier.GroupOfAsync(orders, cancellationToken);
        // A group that was named here, and not by the caller, does not make another order of a member that comes again.
        var sought = orderRef.OrNull() is null && before is not null ? Renamed(orders, before) : orders;
        if (await earlier.FindAsync(sought, cancellationToken) is { } placed)
            return GroupResult.Of(before ?? group, placed);
        await ApproveAsync(context, orders, again, cancellationToken);
        return GroupResult.Of(group, await SendAsync(orders, wait, cancellationToken));
    }

    /// <summary>The order as it would be sent, after every check that needs nothing but the contract. Nothing is sent.</summary>
    public Task<PlannedOrder> PlanAsync(OrderInput input, CancellationToken cancellationToken) =>
        PlanAsync(input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, cancellationToken);

    /// <inheritdoc cref="PlanAsync(OrderInput, CancellationToken)"/>
    public async Task<PlannedOrder> PlanAsync(
        Contract asked, OrderTicket ticket, string? account, string? orderRef, CancellationToken cancellationToken)
    {
        var order = ticket.ToOrder(checks.AccountFor(account), orderRef.OrNull() ?? EarlierOrders.NewRef());
        var (contract, complete) = await checks.CompleteAsync(asked, ticket, order, cancellationToken);
        return new PlannedOrder(contract, complete, await checks.TextAsync(contract, complete, cancellationToken));
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
        using var lease = locks.Acquire([.. orders.Select(one => one.Order.OrderRef)]);
        foreach (var (_, order) in orders)
            checks.AccountFor(order.Account);
        if (await earlier.FindAsync(orders, cancellationToken) is { } placed)
            return placed;
        await ApproveAsync(context, orders, again: null, cancellationToken);
        again();
        return await SendAsync(orders, wait, cancellationToken);
    }

    /// <summary>Sends an order that a person at the gateway has already approved.</summary>
    public async Task<PlaceResult> SendApprovedAsync(PlannedOrder planned, TimeSpan wait, CancellationToken cancellationToken)
    {
        checks.AccountFor(planned.Order.Account);
        using var lease = locks.Acquire([planned.Order.OrderRef]);
        List<(Contract Contract, Order Order)> orders = [(planned.Contract, planned.Order)];
        return (await earlier.FindAsync(orders, cancellationToken) ?? await SendAsync(orders, wait, cancellationToken))[0];
    }

    /// <summary>
    /// Asks a person to approve. An approval may take long: the account's permission to trade and the caller's checks are repeated after it.
    /// </summary>
    /// <param name="together">How the orders belong together; null for independent ones.</param>
    private async Task ApproveAsync(
        RequestContext context, IReadOnlyList<(Contract Contract, Order Order)> orders, Func<Task>? again, CancellationToken cancellationToken,
        string? together = null)
    {
        if (!approval.IsNeeded)
            return;
        List<string> lines = together is null ? [] : [together];
        foreach (var (contract, order) in orders)
            lines.Add(await checks.TextAsync(contract, order, cancellationToken));
        await approval.RequireAsync(context, string.Join("\n", lines), cancellationToken);
        foreach (var (_, order) in orders)
            checks.AccountFor(order.Account);
        if (again is not null)
            await again();
    }

    private static List<(Contract Contract, Order Order)> Renamed(List<(Contract Contract, Order Order)> orders, string group) =>
        orders.ConvertAll(one => (one.Contract, one.Order with { OcaGroup = group }));

    /// <summary>Sends the orders one after the other. When the connection ends or trading is halted, the rest is reported as not sent.</summary>
    private async Task<IReadOnlyList<PlaceResult>> SendAsync(
        IReadOnlyList<(Contract Contract, Order Order)> orders, TimeSpan wait, CancellationToken cancellationToken)
    {
        var results = new List<PlaceResult>();
        foreach (var (contract, order) in orders)
        {
            try
            {
                results.Add(PlaceResults.Of(
                    await client.Orders.PlaceAsync(contract, order, wait, cancellationToken), contract,
                    await checks.ShownAsync(contract, order, cancellationToken)));
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
