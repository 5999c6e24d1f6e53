using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>The references of orders, and the orders that were placed under them: a reference is used once, and gives back what it placed.</summary>
internal sealed class EarlierOrders(TwsClient client)
{
    private const int RefLength = 16;

    public static string NewRef() => "gw-" + RandomNumberGenerator.GetHexString(RefLength, lowercase: true);

    /// <summary>The same reference each time that a request runs, because an approval is for one reference.</summary>
    public static ValueTask<string> NewRefAsync(RequestContext context, CancellationToken cancellationToken) =>
        context.OnceAsync("order_ref", _ => ValueTask.FromResult(NewRef()), cancellationToken);

    /// <summary>The reference of a member that has none of its own.</summary>
    public static string MemberRef(string group, int index) => string.Create(CultureInfo.InvariantCulture, $"{group}-{index + 1}");

    /// <summary>
    /// Checks first of all that TWS can take an order now, so that no lookup waits at a link that is dead. Orders that were placed before have their
    /// answer without TWS.
    /// </summary>
    /// <exception cref="TwsException">It cannot. Nothing was sent.</exception>
    public Task RequireLinkAsync(IEnumerable<string> references, CancellationToken cancellationToken) =>
        references.Any(reference => client.Orders.FindByRef(reference) is not null)
            ? Task.CompletedTask
            : client.Orders.RequireLinkAsync(cancellationToken);

    /// <summary>
    /// The results of orders that were placed earlier under the same references; null when there are none. If only some were placed, the others are
    /// reported as never placed.
    /// </summary>
    /// <exception cref="ToolException">A reference names another order.</exception>
    public async Task<IReadOnlyList<PlaceResult>?> FindAsync(
        IReadOnlyList<(Contract Contract, Order Order)> orders, CancellationToken cancellationToken)
    {
        var results = new List<PlaceResult>();
        foreach (var ((contract, order), earlier) in orders.Zip(await FindAllAsync([.. orders.Select(one => one.Order.OrderRef)], cancellationToken)))
        {
            if (earlier is not null && !IsSame(earlier, contract, order))
                throw UsedBefore(order.OrderRef);
            results.Add(earlier is not null
                ? PlaceResults.Of(earlier)
                : PlaceResults.Unsent(contract, order, "The others were placed before under these references. Nothing was placed now."));
        }
        return results.Exists(result => result.AlreadyPlaced == true) ? results : null;
    }

    /// <summary>The order of each reference, as the gateway or TWS knows it; null where neither does.</summary>
    private async Task<IReadOnlyList<OrderEntry?>> FindAllAsync(IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Orders.FindByRefsAsync(references, cancellationToken);
        }
        catch (TwsTimeoutException)
        {
            throw ToolErrors.Failed(
                "reconciling",
                $"Nothing was sent: TWS has not sent the orders of the day yet, and orderRef {string.Join(", ", references)} may be one of them.",
                "Try again in a few seconds; ibkr_get_all_orders shows whether TWS lists its orders.", retryable: true);
        }
    }

    /// <summary>
    /// The orders that were placed earlier on a position under the caller's key. They are looked up before the position, which they may have changed.
    /// </summary>
    /// <param name="references">The references that the earlier orders would have.</param>
    /// <exception cref="ToolException">A reference names an order on something else.</exception>
    public async Task<IReadOnlyList<(int Index, OrderEntry Order)>> PlacedOnAsync(
        Contract contract, string account, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var placed = new List<(int Index, OrderEntry Order)>();
        var found = await FindAllAsync(references, cancellationToken);
        for (var i = 0; i < references.Count; i++)
        {
            if (found[i] is not { } earlier)
                continue;
            if (earlier.Order.Account != account || earlier.Contract.ConId != contract.ConId)
                throw UsedBefore(references[i]);
            placed.Add((i, earlier));
        }
        return placed;
    }

    /// <summary>The OCA group of orders; null when TWS does not send it.</summary>
    public async Task<string?> GroupOfAsync(List<(Contract Contract, Order Order)> orders, CancellationToken cancellationToken)
    {
        var earlier = await FindAllAsync([.. orders.Select(one => one.Order.OrderRef)], cancellationToken);
        return earlier.OfType<OrderEntry>().Select(order => (order.Asked?.Order ?? order.Order).OcaGroup).FirstOrDefault(group => group.Length > 0);
    }

    /// <summary>A reference stands for one order: the same key with another order, in whichever field, is a mistake of the caller.</summary>
    private static bool IsSame(OrderEntry earlier, Contract contract, Order now) =>
        earlier.Asked?.IsSame(contract, now) ?? IsAsTold(earlier, contract, now);

    /// <summary>
    /// Compares with an order of an earlier run. TWS reports it in its own form, with all changes since, so that only these fields can be compared.
    /// </summary>
    private static bool IsAsTold(OrderEntry earlier, Contract contract, Order now) =>
        earlier.Order.Action == now.Action
        && earlier.Order.OrderType == now.OrderType
        && earlier.Order.Account == now.Account
        && (now.TotalQuantity is null || earlier.Order.TotalQuantity == now.TotalQuantity)
        && (earlier.Contract.ConId == contract.ConId || earlier.Contract.ConId == 0);

    public static ToolException UsedBefore(string reference) => ToolErrors.Conflict(
        "key_reused", $"orderRef: must be new for every order; '{reference}' names another order; example: {NewRef()}",
        "Nothing was sent. Leave orderRef out to get a new one; ibkr_get_order_status shows the order that has it.");
}
