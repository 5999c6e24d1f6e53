using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>
/// The orders of every tool that places some: completed, held against the rules of <see cref="OrderRules"/>, and sent by <see cref="OrderDispatch"/>
/// under a reference that is used once. An order that was placed before under its reference is returned before the rules are checked: it may break
/// some by now.
/// </summary>
internal sealed class OrderPlacement(OrderChecks checks, EarlierOrders earlier, OrderDispatch dispatch, TimeProvider clock)
{
    /// <summary>Places an order that came with all its arguments.</summary>
    public Task<PlaceResult> PlaceAsync(RequestContext context, OrderInput input, TimeSpan wait, CancellationToken cancellationToken) =>
        PlaceAsync(context, input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, wait, cancellationToken);

    /// <summary>Places one order, or gives back the one that was placed before under the same reference.</summary>
    /// <param name="again">The caller's checks that are repeated after a person's approval; null for none.</param>
    /// <param name="intent">The request behind terms that the gateway worked out; null where the caller named the terms.</param>
    public async Task<PlaceResult> PlaceAsync(
        RequestContext context, Contract asked, OrderTicket ticket, string? account, string? orderRef, TimeSpan wait,
        CancellationToken cancellationToken, Func<CancellationToken, Task>? again = null, string? intent = null)
    {
        var reference = orderRef.OrNull() ?? await EarlierOrders.NewRefAsync(context, cancellationToken);
        var order = ticket.ToOrder(checks.AccountFor(account, ticket.FaGroup), reference);
        using var time = new CallTime(clock, wait, cancellationToken);
        var batch = new OrderBatch { References = [reference], Check = CheckAsync, Again = again, Intent = intent };
        return (await dispatch.RunAsync(context, batch, time, cancellationToken))[0];

        async Task<BatchCheck> CheckAsync(CancellationToken within)
        {
            await earlier.RequireLinkAsync([reference], within);
            var one = await checks.CompleteAsync(asked, ticket, order, within) with { PlannedBy = context.Caller };
            if (orderRef.OrNull() is not null && await earlier.FindAsync([(one.Contract, one.Order)], within) is { } before)
                return BatchCheck.Found(before);
            return BatchCheck.Passed([await checks.PassAsync(one, within)]);
        }
    }

    /// <summary>Places an entry order with its exits, as one; or gives back the bracket that was placed before under the same reference.</summary>
    /// <param name="check">The caller's check of the exits, which is repeated after a person's approval.</param>
    public async Task<IReadOnlyList<PlaceResult>> PlaceBracketAsync(
        RequestContext context, Contract asked, OrderTicket entry, IReadOnlyList<(string Suffix, OrderTicket Ticket)> exits, string? account,
        string? orderRef, TimeSpan wait, Func<Contract, CancellationToken, Task> check, CancellationToken cancellationToken)
    {
        var (chosen, reference) = (checks.AccountFor(account), orderRef.OrNull() ?? await EarlierOrders.NewRefAsync(context, cancellationToken));
        using var time = new CallTime(clock, wait, cancellationToken);
        Contract? found = null;
        var batch = new OrderBatch
        {
            References = [reference],
            Check = CheckAsync,
            Again = within => check(found!, within),
            IsBracket = true,
        };
        return await dispatch.RunAsync(context, batch, time, cancellationToken);

        async Task<BatchCheck> CheckAsync(CancellationToken within)
        {
            await earlier.RequireLinkAsync([reference], within);
            var parent = await checks.CompleteAsync(asked, entry, entry.ToOrder(chosen, reference), within) with { PlannedBy = context.Caller };
            List<OrderDraft> drafts = [parent];
            foreach (var (suffix, ticket) in exits)
            {
                var exit = await checks.CompleteAsync(asked, ticket, ticket.ToOrder(chosen, reference + suffix), within);
                drafts.Add(exit with { IsChild = true, Entry = new EntryOrder(parent.Contract, parent.Order), PlannedBy = context.Caller });
            }
            if (orderRef.OrNull() is not null && await earlier.FindAsync(Terms(drafts), within) is { } before)
                return BatchCheck.Found(before);
            found = parent.Contract;
            await check(found, within);
            return BatchCheck.Passed(await PassAsync(drafts, within));
        }
    }

    /// <summary>
    /// Places orders as an OCA group: a fill of one cancels or reduces the others. All are checked before the first is sent. Returns the group that
    /// was placed before under the same reference.
    /// </summary>
    /// <param name="again">As for a single order.</param>
    /// <param name="intent">As for a single order.</param>
    public async Task<GroupResult> PlaceGroupAsync(
        RequestContext context, IReadOnlyList<GroupMember> members, int ocaType, string? orderRef, TimeSpan wait, CancellationToken cancellationToken,
        Func<CancellationToken, Task>? again = null, string? intent = null)
    {
        var group = orderRef.OrNull() ?? await context.OnceAsync("oca_group", _ => ValueTask.FromResult(EarlierOrders.NewRef()), cancellationToken);
        using var time = new CallTime(clock, wait, cancellationToken);
        var drafts = await time.CheckAsync(within => DraftsAsync(context.Caller, members, group, ocaType, within));
        if (drafts.DistinctBy(one => one.Order.OrderRef).Count() < drafts.Count)
            throw ToolErrors.InvalidArgument("orders: each needs its own orderRef, or none; example: leave orderRef out", "Nothing was sent.");
        var name = group;
        var batch = new OrderBatch { References = [.. drafts.Select(one => one.Order.OrderRef)], Check = CheckAsync, Again = again, Intent = intent };
        var results = await dispatch.RunAsync(context, batch, time, cancellationToken);
        return GroupResult.Of(name, results);

        async Task<BatchCheck> CheckAsync(CancellationToken within)
        {
            await earlier.RequireLinkAsync([.. drafts.Select(one => one.Order.OrderRef)], within);
            var terms = Terms(drafts);
            var before = await earlier.GroupOfAsync(terms, within);
            // A group that was named here, and not by the caller, does not make another order of a member that comes again.
            var sought = orderRef.OrNull() is null && before is not null ? Renamed(terms, before) : terms;
            if (await earlier.FindAsync(sought, within) is { } found)
            {
                name = before ?? group;
                return BatchCheck.Found(found);
            }
            return BatchCheck.Passed(await PassAsync(drafts, within));
        }
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
    /// <param name="begin">Runs right before the first order is sent, for example to use up the preview.</param>
    public async Task<IReadOnlyList<PlaceResult>> SendPlannedAsync(
        RequestContext context, IReadOnlyList<PlannedOrder> planned, Action begin, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var time = new CallTime(clock, wait, cancellationToken);
        return await dispatch.RunAsync(context, BatchOf(planned) with { Begin = begin }, time, cancellationToken);
    }

    /// <summary>Puts a planned order before a person at the gateway, who alone can send it.</summary>
    /// <exception cref="ToolException">The order breaks a rule, or too many wait.</exception>
    public async Task<StagedOrder> StageAsync(Caller caller, PlannedOrder planned, string? note, CancellationToken cancellationToken)
    {
        var batch = BatchOf([planned with { Caller = planned.Caller ?? caller }]);
        checks.AccountFor(planned.Order.Account, planned.Order.FaGroup);
        if (await earlier.FindAsync([(planned.Contract, planned.Order)], cancellationToken) is not null)
            throw EarlierOrders.UsedBefore(planned.Order.OrderRef);
        return await dispatch.StageAsync(caller, batch, await PassAsync([planned], cancellationToken), note, cancellationToken);
    }

    private OrderBatch BatchOf(IReadOnlyList<PlannedOrder> planned)
    {
        return new OrderBatch
        {
            References = [.. planned.Select(one => one.Order.OrderRef)],
            Check = CheckAsync,
            Shown = [.. planned.Select(one => one.ShownPrice)],
        };

        async Task<BatchCheck> CheckAsync(CancellationToken within)
        {
            await earlier.RequireLinkAsync([.. planned.Select(one => one.Order.OrderRef)], within);
            foreach (var one in planned)
                checks.AccountFor(one.Order.Account, one.Order.FaGroup);
            return await earlier.FindAsync([.. planned.Select(one => (one.Contract, one.Order))], within) is { } before
                ? BatchCheck.Found(before)
                : BatchCheck.Passed(await PassAsync(planned, within));
        }
    }

    private async Task<List<OrderDraft>> DraftsAsync(
        Caller caller, IReadOnlyList<GroupMember> members, string group, int ocaType, CancellationToken cancellationToken)
    {
        var drafts = new List<OrderDraft>();
        foreach (var member in members)
        {
            var draft = await ListedOrder.AtAsync(
                member.Place, () => DraftAsync(member, group, ocaType, EarlierOrders.MemberRef(group, drafts.Count), cancellationToken));
            drafts.Add(draft with { PlannedBy = caller });
        }
        return drafts;
    }

    private async Task<OrderDraft> DraftAsync(GroupMember member, string group, int ocaType, string reference, CancellationToken cancellationToken)
    {
        var ticket = member.Ticket with { OcaGroup = group, OcaType = ocaType };
        var order = ticket.ToOrder(checks.AccountFor(member.Account, ticket.FaGroup), member.Reference ?? reference);
        return await checks.CompleteAsync(member.Asked, ticket, order, cancellationToken) with { Place = member.Place };
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
}
