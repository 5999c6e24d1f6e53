using System.Collections.Concurrent;
using System.Security.Cryptography;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>The one way on which an order leaves the gateway: policy, rules of its type, one certain contract, a reference that is used once, and a person's approval where it is wanted.</summary>
internal sealed class OrderDesk(ITwsClient client, ContractResolver resolver, TradingPolicy policy, OrderApproval approval)
{
    private const int RefLength = 16;

    private readonly ConcurrentDictionary<string, bool> _underway = new(StringComparer.Ordinal);

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
            var contract = await TradableAsync(asked, cancellationToken);
            if (await EarlierAsync(orderRef, cancellationToken) is { } earlier)
                return IsSame(earlier, contract, order) ? PlaceResults.Of(earlier) : throw UsedBefore(reference);
            await ApproveAsync(context, contract, [order], cancellationToken);
            return PlaceResults.Of(await client.Orders.PlaceAsync(contract, order, wait, cancellationToken), contract, order);
        }
        finally
        {
            _underway.TryRemove(reference, out _);
        }
    }

    /// <summary>Places an entry order with a profit taker and a stop, as one.</summary>
    public async Task<IReadOnlyList<PlaceResult>> PlaceBracketAsync(
        RequestContext context,
        Contract asked,
        OrderTicket entry,
        OrderTicket profit,
        OrderTicket stop,
        string? account,
        TimeSpan wait,
        CancellationToken cancellationToken)
    {
        var (chosen, reference) = (AccountFor(account), await NewRefAsync(context, cancellationToken));
        var parent = entry.ToOrder(chosen, reference);
        Order[] children = [profit.ToOrder(chosen, reference + "-tp"), stop.ToOrder(chosen, reference + "-sl")];
        var contract = await TradableAsync(asked, cancellationToken);
        await ApproveAsync(context, contract, [parent, .. children], cancellationToken);
        var results = await client.Orders.PlaceBracketAsync(contract, parent, children, wait, cancellationToken);
        return [.. results.Zip([parent, .. children], (result, order) => PlaceResults.Of(result, contract, order))];
    }

    public static string NewRef() => "gw-" + RandomNumberGenerator.GetHexString(RefLength, lowercase: true);

    /// <summary>The same each time that a request runs: an approval is for one reference.</summary>
    private static ValueTask<string> NewRefAsync(RequestContext context, CancellationToken cancellationToken) =>
        context.OnceAsync("order_ref", _ => ValueTask.FromResult(NewRef()), cancellationToken);

    /// <summary>Waiting for a person takes its time: whether the account may trade is looked at again after it.</summary>
    private async Task ApproveAsync(RequestContext context, Contract contract, IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        if (!approval.IsNeeded)
            return;
        await approval.RequireAsync(context, string.Join("\n", orders.Select(order => OrderText.Of(contract, order))), cancellationToken);
        AccountFor(orders[0].Account);
    }

    private async Task<Contract> TradableAsync(Contract asked, CancellationToken cancellationToken)
    {
        var contract = await FindAsync(asked, cancellationToken);
        return contract.SecType switch
        {
            SecTypes.ContinuousFuture => throw ToolErrors.InvalidArgument(
                "contract: must name a month to be traded, not a continuous future; example: ES 202612 CME", "Nothing was sent."),
            SecTypes.Index => throw ToolErrors.InvalidArgument(
                $"contract: must be tradable; {contract.Symbol} is an index; example: SPY", "Nothing was sent. Trade a fund, a future or an option on it."),
            _ => contract,
        };
    }

    private async Task<Contract> FindAsync(Contract asked, CancellationToken cancellationToken)
    {
        try
        {
            return (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
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
        && earlier.Order.TotalQuantity == now.TotalQuantity
        && (earlier.Contract.ConId == contract.ConId || earlier.Contract.ConId == 0);

    private static ToolException UsedBefore(string reference) => ToolErrors.InvalidArgument(
        $"orderRef: must be new for every order; '{reference}' names another order; example: {NewRef()}", "Nothing was sent. Leave orderRef out to get a new one.");
}
