using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Changes working orders; no change leaves the gateway by any other way. Checks the policy, the rules of a new order, and a person's approval where
/// it is required. Fields that the caller does not name stay as TWS has them.
/// </summary>
internal sealed class OrderModification(
    TwsClient client, OrderWire wire, ContractResolver resolver, TradingPolicy policy, OrderApproval approval, OrderRules rules,
    ContractValues values)
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
        var passed = await CheckedChange.PassAsync(rules, details, entry, orderId, before, change, cancellationToken);
        var changed = passed.Of(before);
        var names = approval.IsNeeded ? await OrderNames.FindAsync(resolver, contract, changed, cancellationToken) : OrderNames.None;
        var value = approval.IsNeeded ? await OrderValue.FindAsync(values, contract, cancellationToken) : null;
        var shown = TextOf(changed);
        if (approval.IsNeeded)
        {
            await approval.RequireAsync(context, shown, cancellationToken);
            // An approval may take long: the account may have lost its permission to trade meanwhile.
            policy.RequireAccountOf(entry);
        }
        var result = await wire.ChangeAsync(passed, RequireShown, wait, cancellationToken);
        return PlaceResults.OfChange(result, contract, await _moments.ShownAsync(contract, changed, cancellationToken));

        void RequireShown(Order sent)
        {
            changed = sent;
            if (approval.IsNeeded && TextOf(sent) != shown)
                throw ToolErrors.Refused(
                    "order_changed", "Nothing was sent: the order changed while its change waited for approval.",
                    "Check it with ibkr_get_order_status and repeat the change.");
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
