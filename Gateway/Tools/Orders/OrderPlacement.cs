using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// The one way on which an order leaves the gateway: the rules of <see cref="OrderRules"/>, a reference that is used once, and a person's approval
/// where it is wanted. An order that was placed before under its reference is returned before the rules are checked: it may break some by now.
/// </summary>
internal sealed class OrderPlacement(
    OrderWire wire, OrderChecks checks, EarlierOrders earlier, OrderApproval approval, OrderRefLock locks, TimeProvider clock)
{
    /// <summary>Places an order that came with all its arguments.</summary>
    public Task<PlaceResult> PlaceAsync(RequestContext context, OrderInput input, TimeSpan wait, CancellationToken cancellationToken) =>
        PlaceAsync(context, input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, wait, cancellationToken);

    /// <summary>Places one order, or gives back the one that was placed before under the same reference.</summary>
    /// <param name="again">The caller's checks that are repeated after a person's approval; null for none.</param>
    /// <param name="intent">The request behind terms that the gateway worked out; null where the caller named the terms.</param>
    public async Task<PlaceResult> PlaceAsync(
        RequestContext context, Contract asked, OrderTicket ticket, string? account, string? orderRef, TimeSpan wait,
        CancellationToken cancellationToken, Func<Task>? again = null, string? intent = null)
    {
        var reference = orderRef.OrNull() ?? await EarlierOrders.NewRefAsync(context, cancellationToken);
        var order = ticket.ToOrder(checks.AccountFor(account, ticket.FaGroup), reference);
        using var time = new CallTime(clock, wait, cancellationToken);
        using var lease = await locks.AcquireAsync([reference], wait, cancellationToken);
        List<CheckedOrder> orders = [];
        var placed = await time.CheckAsync(async within =>
        {
            var one = await checks.CompleteAsync(asked, ticket, order, within);
            if (orderRef.OrNull() is not null && await earlier.FindAsync([(one.Contract, one.Order)], within) is { } before)
                return before;
            orders.Add(await checks.PassAsync(one, within));
            return null;
        });
        if (placed is not null)
            return placed[0];
        await ApproveAsync(context, time, orders, again, cancellationToken);
        return (await SendAsync(OriginOf(context, intent), orders, time, cancellationToken))[0];
    }

    /// <summary>Places an entry order with its exits, as one; or gives back the bracket that was placed before under the same reference.</summary>
    /// <param name="check">The caller's check of the exits, which is repeated after a person's approval.</param>
    public async Task<IReadOnlyList<PlaceResult>> PlaceBracketAsync(
        RequestContext context, Contract asked, OrderTicket entry, IReadOnlyList<(string Suffix, OrderTicket Ticket)> exits, string? account,
        string? orderRef, TimeSpan wait, Func<Contract, Task> check, CancellationToken cancellationToken)
    {
        var (chosen, reference) = (checks.AccountFor(account), orderRef.OrNull() ?? await EarlierOrders.NewRefAsync(context, cancellationToken));
        using var time = new CallTime(clock, wait, cancellationToken);
        using var lease = await locks.AcquireAsync([reference], wait, cancellationToken);
        List<CheckedOrder> orders = [];
        var placed = await time.CheckAsync(async within =>
        {
            List<OrderDraft> drafts = [await checks.CompleteAsync(asked, entry, entry.ToOrder(chosen, reference), within)];
            foreach (var (suffix, ticket) in exits)
            {
                var exit = await checks.CompleteAsync(asked, ticket, ticket.ToOrder(chosen, reference + suffix), within);
                drafts.Add(exit with { IsChild = true, Entry = new EntryOrder(drafts[0].Contract, drafts[0].Order) });
            }
            if (orderRef.OrNull() is not null && await earlier.FindAsync(Terms(drafts), within) is { } before)
                return before;
            await check(drafts[0].Contract);
            orders = await PassAsync(drafts, within);
            return null;
        });
        if (placed is not null)
            return placed;
        await ApproveAsync(
            context, time, orders, () => check(orders[0].Contract), cancellationToken,
            "A bracket: the first order works immediately, the others after its fill, and the fill of one of them cancels the rest.");
        var results = await wire.PlaceBracketAsync(orders[0], orders[1..], OriginOf(context), time.Remaining, cancellationToken);
        return [.. results.Zip(orders, (result, one) => PlaceResults.Of(result, one.Contract, one.Order))];
    }

    /// <summary>
    /// Places orders as an OCA group: a fill of one cancels or reduces the others. All are checked before the first is sent. Returns the group that
    /// was placed before under the same reference.
    /// </summary>
    /// <param name="again">As for a single order.</param>
    /// <param name="intent">As for a single order.</param>
    public async Task<GroupResult> PlaceGroupAsync(
        RequestContext context, IReadOnlyList<GroupMember> members, int ocaType, string? orderRef, TimeSpan wait, CancellationToken cancellationToken,
        Func<Task>? again = null, string? intent = null)
    {
        var group = orderRef.OrNull() ?? await context.OnceAsync("oca_group", _ => ValueTask.FromResult(EarlierOrders.NewRef()), cancellationToken);
        using var time = new CallTime(clock, wait, cancellationToken);
        var drafts = await time.CheckAsync(within => DraftsAsync(members, group, ocaType, within));
        if (drafts.DistinctBy(one => one.Order.OrderRef).Count() < drafts.Count)
            throw ToolErrors.InvalidArgument("orders: each needs its own orderRef, or none; example: leave orderRef out", "Nothing was sent.");
        using var lease = await locks.AcquireAsync([.. drafts.Select(one => one.Order.OrderRef)], wait, cancellationToken);
        List<CheckedOrder> orders = [];
        var placed = await time.CheckAsync(async within =>
        {
            var terms = Terms(drafts);
            var before = await earlier.GroupOfAsync(terms, within);
            // A group that was named here, and not by the caller, does not make another order of a member that comes again.
            var sought = orderRef.OrNull() is null && before is not null ? Renamed(terms, before) : terms;
            if (await earlier.FindAsync(sought, within) is { } found)
                return GroupResult.Of(before ?? group, found);
            orders = await PassAsync(drafts, within);
            return null;
        });
        if (placed is not null)
            return placed;
        await ApproveAsync(context, time, orders, again, cancellationToken);
        return GroupResult.Of(group, await SendAsync(OriginOf(context, intent), orders, time, cancellationToken));
    }

    private async Task<List<OrderDraft>> DraftsAsync(
        IReadOnlyList<GroupMember> members, string group, int ocaType, CancellationToken cancellationToken)
    {
        var drafts = new List<OrderDraft>();
        foreach (var member in members)
            drafts.Add(await ListedOrder.AtAsync(
                member.Place, () => DraftAsync(member, group, ocaType, EarlierOrders.MemberRef(group, drafts.Count), cancellationToken)));
        return drafts;
    }

    private async Task<OrderDraft> DraftAsync(GroupMember member, string group, int ocaType, string reference, CancellationToken cancellationToken)
    {
        var ticket = member.Ticket with { OcaGroup = group, OcaType = ocaType };
        var order = ticket.ToOrder(checks.AccountFor(member.Account, ticket.FaGroup), member.Reference ?? reference);
        return await checks.CompleteAsync(member.Asked, ticket, order, cancellationToken) with { Place = member.Place };
    }

    /// <summary>The order as it would be sent, after every check that needs nothing but the contract. Nothing is sent.</summary>
    public Task<PlannedOrder> PlanAsync(OrderInput input, CancellationToken cancellationToken) =>
        PlanAsync(input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, cancellationToken);

    /// <inheritdoc cref="PlanAsync(OrderInput, CancellationToken)"/>
    public async Task<PlannedOrder> PlanAsync(
        Contract asked, OrderTicket ticket, string? account, string? orderRef, CancellationToken cancellationToken)
    {
        var order = ticket.ToOrder(checks.AccountFor(account, ticket.FaGroup), orderRef.OrNull() ?? EarlierOrders.NewRef());
        var passed = await checks.PassAsync(await checks.CompleteAsync(asked, ticket, order, cancellationToken), cancellationToken);
        return new PlannedOrder(passed.Contract, passed.Order, await checks.TextAsync(passed.Contract, passed.Order, cancellationToken))
        {
            Caller = passed.Policy.Caller,
        };
    }

    /// <summary>
    /// Sends planned orders, one after the other, or returns those that were placed earlier under the same references. Checks the rules again, and
    /// asks for a person's approval where it is required.
    /// </summary>
    /// <param name="again">Runs right before the first order is sent, for example to use up the preview.</param>
    public async Task<IReadOnlyList<PlaceResult>> SendPlannedAsync(
        RequestContext context, IReadOnlyList<PlannedOrder> planned, Action again, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var time = new CallTime(clock, wait, cancellationToken);
        using var lease = await locks.AcquireAsync([.. planned.Select(one => one.Order.OrderRef)], wait, cancellationToken);
        List<CheckedOrder> orders = [];
        var placed = await time.CheckAsync(async within =>
        {
            foreach (var one in planned)
                checks.AccountFor(one.Order.Account, one.Order.FaGroup);
            if (await earlier.FindAsync([.. planned.Select(one => (one.Contract, one.Order))], within) is { } before)
                return before;
            orders = await PassAsync(planned, within);
            return null;
        });
        if (placed is not null)
            return placed;
        await ApproveAsync(context, time, orders, again: null, cancellationToken);
        again();
        return await SendAsync(OriginOf(context), orders, time, cancellationToken);
    }

    /// <summary>Sends an order that a person at the gateway has already approved.</summary>
    /// <param name="origin">The caller who staged it.</param>
    public async Task<PlaceResult> SendApprovedAsync(
        PlannedOrder planned, OrderOrigin origin, TimeSpan wait, CancellationToken cancellationToken)
    {
        checks.AccountFor(planned.Order.Account, planned.Order.FaGroup);
        using var time = new CallTime(clock, wait, cancellationToken);
        using var lease = await locks.AcquireAsync([planned.Order.OrderRef], wait, cancellationToken);
        if (await time.CheckAsync(within => earlier.FindAsync([(planned.Contract, planned.Order)], within)) is { } placed)
            return placed[0];
        var orders = await time.CheckAsync(within => PassAsync([planned], within));
        return (await SendAsync(origin, orders, time, cancellationToken))[0];
    }

    /// <summary>Asks a person to approve. An approval may take long: all rules and the caller's checks are repeated after it.</summary>
    /// <param name="together">How the orders belong together; null for independent ones.</param>
    private async Task ApproveAsync(
        RequestContext context, CallTime time, IReadOnlyList<CheckedOrder> orders, Func<Task>? again, CancellationToken cancellationToken,
        string? together = null)
    {
        if (!approval.IsNeeded)
            return;
        List<string> lines = together is null ? [] : [together];
        foreach (var order in orders)
            lines.Add(await checks.TextAsync(order.Contract, order.Order, cancellationToken));
        await approval.RequireAsync(context, string.Join("\n", lines), cancellationToken);
        time.Restart();
        foreach (var order in orders)
            await checks.AgainAsync(order, cancellationToken);
        if (again is not null)
            await again();
    }

    private async Task<List<CheckedOrder>> PassAsync(IEnumerable<OrderDraft> drafts, CancellationToken cancellationToken)
    {
        List<CheckedOrder> passed = [];
        foreach (var draft in drafts)
            passed.Add(await ListedOrder.AtAsync(draft.Place, () => checks.PassAsync(draft, cancellationToken)));
        return passed;
    }

    private async Task<List<CheckedOrder>> PassAsync(IEnumerable<PlannedOrder> planned, CancellationToken cancellationToken)
    {
        List<CheckedOrder> passed = [];
        foreach (var one in planned)
            passed.Add(await checks.PassAsync(one, cancellationToken));
        return passed;
    }

    private static List<(Contract Contract, Order Order)> Terms(List<OrderDraft> drafts) => drafts.ConvertAll(one => (one.Contract, one.Order));

    private static List<(Contract Contract, Order Order)> Renamed(List<(Contract Contract, Order Order)> orders, string group) =>
        orders.ConvertAll(one => (one.Contract, one.Order with { OcaGroup = group }));

    /// <summary>Sends the orders one after the other. When one cannot be sent, it and the rest are reported as not sent.</summary>
    private async Task<IReadOnlyList<PlaceResult>> SendAsync(
        OrderOrigin origin, List<CheckedOrder> orders, CallTime time, CancellationToken cancellationToken)
    {
        using var permit = await wire.AdmitAsync(orders, cancellationToken);
        var results = new List<PlaceResult>();
        foreach (var order in orders)
        {
            try
            {
                var sent = await wire.PlaceAsync(order, permit, origin, time.Remaining, cancellationToken);
                results.Add(PlaceResults.Of(sent, order.Contract, await checks.ShownAsync(order.Contract, order.Order, cancellationToken)));
            }
            catch (Exception reason) when (results.Count > 0 && reason is TwsException or JournalUnavailableException)
            {
                results.Add(PlaceResults.Unsent(order.Contract, order.Order, reason.Message));
            }
        }
        return results;
    }

    private static OrderOrigin OriginOf(RequestContext context, string? intent = null) => new(context.Caller.Name, intent);
}
