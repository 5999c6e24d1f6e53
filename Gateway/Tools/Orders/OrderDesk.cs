using System.Collections.Concurrent;
using System.Security.Cryptography;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.Orders.Input;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>The one way on which an order leaves the gateway: policy, rules of its type, one certain contract, a reference that is used once, and a person's approval where it is wanted.</summary>
internal sealed partial class OrderDesk(ITwsClient client, ContractResolver resolver, TradingPolicy policy, OrderApproval approval)
{
    private const int RefLength = 16;

    private readonly ConcurrentDictionary<string, bool> _underway = new(StringComparer.Ordinal);

    /// <summary>Places an order that came with all its arguments.</summary>
    public Task<PlaceResult> PlaceAsync(RequestContext context, OrderInput input, TimeSpan wait, CancellationToken cancellationToken) =>
        PlaceAsync(context, input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, wait, cancellationToken);

    /// <summary>Places one order, or gives back the one that was placed before under the same reference.</summary>
    public async Task<PlaceResult> PlaceAsync(
        RequestContext context, Contract asked, OrderTicket ticket, string? account, string? orderRef, TimeSpan wait, CancellationToken cancellationToken)
    {
        var reference = orderRef.OrNull() ?? await NewRefAsync(context, cancellationToken);
        var order = ticket.ToOrder(AccountFor(account), reference);
        if (!_underway.TryAdd(reference, true))
            throw ToolErrors.Refused("in_progress", $"Nothing was sent: an order with orderRef {reference} is being placed now.", "Look it up with ibkr_get_order_status.");
        try
        {
            var (contract, complete) = await CompleteAsync(asked, ticket, order, cancellationToken);
            if (await EarlierAsync(orderRef, cancellationToken) is { } earlier)
                return IsSame(earlier, contract, complete) ? PlaceResults.Of(earlier) : throw UsedBefore(reference);
            await ApproveAsync(context, [(contract, complete)], cancellationToken);
            return PlaceResults.Of(await client.Orders.PlaceAsync(contract, complete, wait, cancellationToken), contract, complete);
        }
        finally
        {
            _underway.TryRemove(reference, out _);
        }
    }

    public static string NewRef() => "gw-" + RandomNumberGenerator.GetHexString(RefLength, lowercase: true);

    /// <summary>The same each time that a request runs: an approval is for one reference.</summary>
    private static ValueTask<string> NewRefAsync(RequestContext context, CancellationToken cancellationToken) =>
        context.OnceAsync("order_ref", _ => ValueTask.FromResult(NewRef()), cancellationToken);

    /// <summary>Finds what the order names, and holds its prices against the contract's grid.</summary>
    private async Task<(Contract Contract, Order Order)> CompleteAsync(Contract asked, OrderTicket ticket, Order order, CancellationToken cancellationToken)
    {
        var details = await TradableAsync(asked, cancellationToken);
        PriceGrid.Check(details, order);
        var conditions = new List<OrderCondition>();
        foreach (var condition in ticket.Conditions)
            conditions.Add(await condition.ToConditionAsync(resolver, cancellationToken));
        return (details.Contract, conditions.Count > 0 ? order with { Conditions = conditions } : order);
    }

    /// <summary>Waiting for a person takes its time: whether the account may trade is looked at again after it.</summary>
    private async Task ApproveAsync(RequestContext context, IReadOnlyList<(Contract Contract, Order Order)> orders, CancellationToken cancellationToken)
    {
        if (!approval.IsNeeded)
            return;
        await approval.RequireAsync(context, string.Join("\n", orders.Select(one => OrderText.Of(one.Contract, one.Order))), cancellationToken);
        foreach (var (_, order) in orders)
            AccountFor(order.Account);
    }

    private async Task<ContractDetails> TradableAsync(Contract asked, CancellationToken cancellationToken)
    {
        var details = await FindAsync(asked, cancellationToken);
        return details.Contract.SecType switch
        {
            SecTypes.ContinuousFuture => throw ToolErrors.InvalidArgument(
                "contract: must name a month to be traded, not a continuous future; example: ES 202612 CME", "Nothing was sent."),
            SecTypes.Index => throw ToolErrors.InvalidArgument(
                $"contract: must be tradable; {details.Contract.Symbol} is an index; example: SPY", "Nothing was sent. Trade a fund, a future or an option on it."),
            _ => details,
        };
    }

    private async Task<ContractDetails> FindAsync(Contract asked, CancellationToken cancellationToken)
    {
        try
        {
            return await resolver.ResolveAsync(asked, cancellationToken);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
    }

    private string AccountFor(string? account)
    {
        try
        {
            return policy.RequireAccount(account);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason);
        }
    }

    /// <summary>Who places an order must not have to guess whether it went out.</summary>
    private static TwsDisconnectedException NotSent(TwsDisconnectedException reason) => new($"{reason.Message} Nothing was sent.", reason);

    /// <summary>The order that has the caller's own reference; after a restart of the gateway TWS is the one who knows it.</summary>
    private async Task<OrderEntry?> EarlierAsync(string? orderRef, CancellationToken cancellationToken)
    {
        try
        {
            return orderRef.OrNull() is { } own ? await client.Orders.FindByRefAsync(own, cancellationToken) : null;
        }
        catch (TwsTimeoutException)
        {
            throw ToolErrors.Failed(
                "orders_unread", $"Nothing was sent: TWS has not told the orders of the day yet, and orderRef {orderRef} may be one of them.",
                "Try again in some seconds; ibkr_get_all_orders shows whether TWS tells its orders.", retryable: true);
        }
    }

    /// <summary>A reference stands for one order: the same key with another order is a mistake of the caller.</summary>
    private static bool IsSame(OrderEntry earlier, Contract contract, Order now) =>
        earlier.Order.Action == now.Action
        && earlier.Order.OrderType == now.OrderType
        && earlier.Order.Account == now.Account
        && (now.TotalQuantity is null || earlier.Order.TotalQuantity == now.TotalQuantity)
        && (earlier.Contract.ConId == contract.ConId || earlier.Contract.ConId == 0);

    private static ToolException UsedBefore(string reference) => ToolErrors.InvalidArgument(
        $"orderRef: must be new for every order; '{reference}' names another order; example: {NewRef()}", "Nothing was sent. Leave orderRef out to get a new one.");
}
