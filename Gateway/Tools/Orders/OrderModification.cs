using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Staging;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Changes working orders; no change leaves the gateway by any other way. Checks the policy, the rules of a new order, and a person's approval where
/// it is required. Fields that the caller does not name stay as TWS has them.
/// </summary>
internal sealed class OrderModification(
    TwsClient client, OrderWire wire, ContractResolver resolver, TradingPolicy policy, OrderApproval approval, OrderRules rules,
    ContractValues values, IOrderSheets markets, StagedCalls staged)
{
    private readonly OrderMoments _moments = new(resolver);

    /// <exception cref="ToolException">The change breaks a rule, or was not approved. Nothing was sent.</exception>
    public async Task<PlaceResult> ChangeAsync(
        RequestContext context, int orderId, OrderChange change, TimeSpan wait, CancellationToken cancellationToken)
    {
        change.Check();
        var entry = client.Orders.Find(orderId);
        policy.RequireAccountOf(entry);
        var before = client.Orders.BaseOfChange(orderId);
        change = change.For(before);
        if (await HasLostItsParentAsync(before, cancellationToken))
            change = change with { LeavesParent = true };
        var contract = entry?.Contract ?? new Contract();
        if (change.GoodTillDate is { } date)
            change = change with { Until = await _moments.UntilAsync(date, contract, cancellationToken) };
        var details = await DetailsAsync(contract, cancellationToken);
        var names = OrderNames.None;
        OrderValue? value = null;
        string? shown = null;
        var changed = before;
        if (approval.IsNeeded)
        {
            var asked = (await PassAsync(before, cancellationToken)).Of(before);
            names = await OrderNames.FindAsync(resolver, contract, asked, cancellationToken);
            value = await OrderValue.FindAsync(values, contract, cancellationToken);
            shown = TextOf(asked);
            if (approval.NeedsPage(context.Caller))
                return await StageAsync(shown, asked);
            var market = approval.AsksPerson(context.Caller)
                ? await context.OnceAsync("order_market", async within => await markets.ReadAsync(contract, asked, within), cancellationToken)
                : null;
            await approval.RequireAsync(context, market is null ? shown : OrderSheets.Join([shown], market), cancellationToken);
            // An approval may take long: the account may have lost its permission to trade meanwhile.
            policy.RequireAccountOf(entry);
        }
        return await SendAsync(wait, cancellationToken);

        async Task<PlaceResult> SendAsync(TimeSpan longest, CancellationToken within)
        {
            var result = await wire.ChangeAsync(orderId, InTurnAsync, longest, within);
            return PlaceResults.OfChange(result, contract, await _moments.ShownAsync(contract, changed, within));
        }

        Task<PlaceResult> StageAsync(string text, Order asked)
        {
            approval.RequireOpen();
            var waiting = staged.Find(context.Caller, [], text) ?? staged.Add(context.Caller, new StagedOrder
            {
                Text = text,
                Sameness = text,
                Work = new StagedWork(SendApprovedAsync, within => markets.ReadAsync(contract, asked, within)),
            });
            return staged.EndAsync(
                waiting, now => PlaceResults.Of(now, contract, asked) with { OrderId = orderId }, wait, cancellationToken);
        }

        async Task<StagedEnd> SendApprovedAsync(CancellationToken within)
        {
            policy.RequireAccountOf(client.Orders.Find(orderId));
            var result = await SendAsync(StagedWork.AfterApproval, within);
            return new StagedEnd(
                OrderJudge.IsNotWorking(result.Outcome) ? StagedStatus.Failed : StagedStatus.Sent,
                ((IToolSummary)result).Summary, result);
        }

        Task<CheckedChange> PassAsync(Order now, CancellationToken within) =>
            CheckedChange.PassAsync(rules, details, client.Orders.Find(orderId), orderId, now, change, within);

        // The order may have changed since: the rules hold for the order as it is when this change has its turn.
        async Task<CheckedChange> InTurnAsync(Order now, CancellationToken within)
        {
            var passed = await PassAsync(now, within);
            changed = passed.Of(now);
            if (shown is not null && TextOf(changed) != shown)
                throw ToolErrors.Refused(
                    "order_changed", "Nothing was sent: the order changed while its change waited for approval.",
                    "Check it with ibkr_get_order_status and repeat the change.");
            return passed;
        }

        string TextOf(Order order) =>
            string.Create(CultureInfo.InvariantCulture, $"Change order {orderId} to: {OrderText.Of(contract, order, names, value?.Text(order))}");
    }

    /// <summary>
    /// TWS takes no change that names a parent which is done (135). A parent that this gateway does not know is looked for among the open orders.
    /// </summary>
    private async Task<bool> HasLostItsParentAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.ParentId <= 0)
            return false;
        if (client.Orders.Find(order.ParentId) is { } parent)
            return parent.IsDone;
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        return open.Complete && client.Orders.Find(order.ParentId) is null or { IsDone: true };
    }

    private async Task<ContractDetails> DetailsAsync(Contract contract, CancellationToken cancellationToken)
    {
        var known = new ContractDetails { Contract = contract };
        if (contract.ConId <= 0 || contract.SecType == Contract.Bag)
            return known;
        try
        {
            return await resolver.ResolveAsync(new Contract { ConId = contract.ConId, Exchange = contract.Exchange }, cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw OrderChecks.NotSent(reason);
        }
        catch (TwsException)
        {
            // The order works, so that its contract is valid; TWS itself decides on the price.
            return known;
        }
    }
}
