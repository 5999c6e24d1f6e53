using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders.Input;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Places orders; no order leaves the gateway by any other way. Checks the policy, the rules of the order type, that the contract is a single one,
/// that the reference is new, and a person's approval where it is required.
/// </summary>
internal sealed partial class OrderPlacement(
    TwsClient client, ContractResolver resolver, TradingPolicy policy, OrderApproval approval, MarketRuleCheck prices, OrderRefLock underway)
{
    private const int RefLength = 16;

    /// <summary>Places an order that came with all its arguments.</summary>
    public Task<PlaceResult> PlaceAsync(RequestContext context, OrderInput input, TimeSpan wait, CancellationToken cancellationToken) =>
        PlaceAsync(context, input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference, wait, cancellationToken);

    /// <summary>Places one order, or gives back the one that was placed before under the same reference.</summary>
    /// <param name="again">The caller's checks that are repeated after a person's approval; null for none.</param>
    public async Task<PlaceResult> PlaceAsync(
        RequestContext context, Contract asked, OrderTicket ticket, string? account, string? orderRef, TimeSpan wait,
        CancellationToken cancellationToken, Func<Task>? again = null)
    {
        var reference = orderRef.OrNull() ?? await NewRefAsync(context, cancellationToken);
        var order = ticket.ToOrder(AccountFor(account), reference);
        using var alone = underway.Begin([reference]);
        var one = await CompleteAsync(asked, ticket, order, cancellationToken);
        if (orderRef.OrNull() is not null && await EarlierAsync([one], cancellationToken) is { } earlier)
            return earlier[0];
        await ApproveAsync(context, [one], again, cancellationToken);
        return (await SendAsync([one], wait, cancellationToken))[0];
    }

    public static string NewRef() => "gw-" + RandomNumberGenerator.GetHexString(RefLength, lowercase: true);

    /// <summary>The same reference each time that a request runs, because an approval is for one reference.</summary>
    private static ValueTask<string> NewRefAsync(RequestContext context, CancellationToken cancellationToken) =>
        context.OnceAsync("order_ref", _ => ValueTask.FromResult(NewRef()), cancellationToken);

    /// <summary>Resolves the contracts of an order, and checks its prices against the contract's price increments.</summary>
    private async Task<(Contract Contract, Order Order)> CompleteAsync(
        Contract asked, OrderTicket ticket, Order order, CancellationToken cancellationToken)
    {
        var details = await TradableAsync(asked, cancellationToken);
        await prices.CheckAsync(details, order, "stopPrice", cancellationToken);
        var conditions = new List<OrderCondition>();
        foreach (var condition in ticket.Conditions)
            conditions.Add(await condition.ToConditionAsync(resolver, cancellationToken));
        return (details.Contract, conditions.Count > 0 ? order with { Conditions = conditions } : order);
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
            lines.Add(await TextAsync(contract, order, cancellationToken));
        await approval.RequireAsync(context, string.Join("\n", lines), cancellationToken);
        foreach (var (_, order) in orders)
            AccountFor(order.Account);
        if (again is not null)
            await again();
    }

    /// <summary>The whole order as text.</summary>
    public async Task<string> TextAsync(Contract contract, Order order, CancellationToken cancellationToken) =>
        OrderText.Of(contract, order, await OrderNames.FindAsync(resolver, contract, order, cancellationToken));

    private async Task<ContractDetails> TradableAsync(Contract asked, CancellationToken cancellationToken)
    {
        var details = await FindAsync(asked, cancellationToken);
        return details.Contract.SecType switch
        {
            SecTypes.ContinuousFuture => throw ToolErrors.InvalidArgument(
                "contract: must name a month to be traded, not a continuous future; example: ES 202612 CME", "Nothing was sent."),
            SecTypes.Index => throw ToolErrors.InvalidArgument(
                $"contract: must be tradable; {details.Contract.Symbol} is an index; example: SPY",
                "Nothing was sent. Trade a fund, a future or an option on it."),
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

    /// <summary>The error of a lost connection, which says that nothing was sent.</summary>
    public static TwsDisconnectedException NotSent(TwsDisconnectedException reason) => new($"{reason.Message} Nothing was sent.", reason);

    /// <summary>
    /// The results of orders that were placed earlier under the same references; null when there are none. If only some were placed, the others are
    /// reported as never placed.
    /// </summary>
    /// <exception cref="ToolException">A reference names another order.</exception>
    private async Task<IReadOnlyList<PlaceResult>?> EarlierAsync(
        IReadOnlyList<(Contract Contract, Order Order)> orders, CancellationToken cancellationToken)
    {
        var results = new List<PlaceResult>();
        foreach (var (contract, order) in orders)
        {
            var earlier = await EarlierAsync(order.OrderRef, cancellationToken);
            if (earlier is not null && !IsSame(earlier, contract, order))
                throw UsedBefore(order.OrderRef);
            results.Add(earlier is null ? PlaceResults.NeverPlaced(contract, order) : PlaceResults.Of(earlier));
        }
        return results.Exists(result => result.AlreadyPlaced == true) ? results : null;
    }

    /// <summary>The order with a reference, from the order cache or, after a restart of the gateway, from TWS.</summary>
    private async Task<OrderEntry?> EarlierAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Orders.FindByRefAsync(reference, cancellationToken);
        }
        catch (TwsTimeoutException)
        {
            throw ToolErrors.Failed(
                "orders_unread", $"Nothing was sent: TWS has not told the orders of the day yet, and orderRef {reference} may be one of them.",
                "Try again in some seconds; ibkr_get_all_orders shows whether TWS tells its orders.", retryable: true);
        }
    }

    /// <summary>A reference stands for one order: the same key with another order, in whichever field, is a mistake of the caller.</summary>
    private static bool IsSame(OrderEntry earlier, Contract contract, Order now) =>
        earlier.Asked?.IsSame(contract, now) ?? IsAsTold(earlier, contract, now);

    /// <summary>For an order of an earlier run: TWS tells it in its own form, with the changes since, so that no more than this can be held against it.</summary>
    private static bool IsAsTold(OrderEntry earlier, Contract contract, Order now) =>
        earlier.Order.Action == now.Action
        && earlier.Order.OrderType == now.OrderType
        && earlier.Order.Account == now.Account
        && (now.TotalQuantity is null || earlier.Order.TotalQuantity == now.TotalQuantity)
        && (earlier.Contract.ConId == contract.ConId || earlier.Contract.ConId == 0);

    public static ToolException UsedBefore(string reference) => ToolErrors.InvalidArgument(
        $"orderRef: must be new for every order; '{reference}' names another order; example: {NewRef()}",
        "Nothing was sent. Leave orderRef out to get a new one.");
}
