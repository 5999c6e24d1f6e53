using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Changes working orders; no change leaves the gateway by any other way. Checks the policy, the price increments, and a person's approval where it
/// is required. Fields that the caller does not name stay as TWS has them.
/// </summary>
internal sealed class OrderModification(
    TwsClient client, ContractResolver resolver, TradingPolicy policy, OrderApproval approval, MarketRuleCheck prices)
{
    /// <exception cref="ToolException">The change breaks a rule, or was not approved. Nothing was sent.</exception>
    public async Task<PlaceResult> ChangeAsync(
        RequestContext context, int orderId, OrderChange change, TimeSpan wait, CancellationToken cancellationToken)
    {
        change.Check();
        var entry = client.Orders.Find(orderId);
        policy.RequireAccountOf(entry);
        var changed = change.Of(client.Orders.BaseOfChange(orderId));
        var contract = entry?.Contract ?? new Contract();
        await CheckPricesAsync(contract, change.Named(changed), cancellationToken);
        var names = approval.IsNeeded ? await OrderNames.FindAsync(resolver, contract, changed, cancellationToken) : OrderNames.None;
        var shown = TextOf(changed);
        if (approval.IsNeeded)
        {
            await approval.RequireAsync(context, shown, cancellationToken);
            // An approval may take long: the account may have lost its permission to trade meanwhile.
            policy.RequireAccountOf(entry);
        }
        var result = await client.Orders.ModifyAsync(orderId, Change, wait, cancellationToken);
        return PlaceResults.OfChange(result, contract, changed);

        Order Change(Order order)
        {
            changed = change.Of(order);
            return !approval.IsNeeded || TextOf(changed) == shown ? changed : throw ToolErrors.Refused(
                "order_changed", "Nothing was sent: the order changed while its change waited for approval.",
                "Look at it with ibkr_get_order_status and ask again.");
        }

       string TextOf(Order order) =>
            string.Create(CultureInfo.InvariantCulture, $"Change order {orderId} to: {OrderText.Of(contract, order, names)}");
    }

    private async Task CheckPricesAsync(Contract contract, Order named, CancellationToken cancellationToken)
    {
        if (contract.ConId <= 0 || contract.SecType == Contract.Bag || (named.LmtPrice ?? named.AuxPrice ?? named.TrailStopPrice) is null)
            return;
        ContractDetails details;
        try
        {
            details = await resolver.ResolveAsync(new Contract { ConId = contract.ConId, Exchange = contract.Exchange }, cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw OrderChecks.NotSent(reason);
        }
        catch (TwsException)
        {
            // The order works, so that its contract is valid; TWS itself decides on the price.
            return;
        }
        await prices.CheckAsync(details, named, MarketRuleCheck.TriggersByAuxPrice(named) ? "auxPrice" : "trailStopPrice", cancellationToken);
    }
}
