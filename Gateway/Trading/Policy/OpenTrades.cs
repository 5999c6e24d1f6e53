using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Trading.Policy;

/// <summary>
/// Reads positions and open orders for the limits that need them: always after the order came, and shared by the orders of a burst.
/// </summary>
internal sealed class OpenTrades(TwsClient client, TimeProvider clock)
{
    private readonly SharedAnswers<int, TradingBook?> _books = new(TimeSpan.Zero, clock);

    /// <summary>Null when TWS did not list all of it.</summary>
    public Task<TradingBook?> ReadAsync(CancellationToken cancellationToken) => _books.GetAsync(0, AskAsync, cancellationToken);

    private async Task<TradingBook?> AskAsync()
    {
        try
        {
            // In this order, an order that fills in between counts twice, never not at all.
            var open = await client.Orders.OpenOrdersAsync(allClients: true);
            var positions = await client.Accounts.PositionsAsync();
            return open.Complete && positions.Complete
                ? new TradingBook([.. open.Items.Where(entry => !entry.IsDone), .. client.Orders.UnlistedOrders()], positions.Items)
                : null;
        }
        catch (TwsException untold) when (untold is not TwsDisconnectedException)
        {
            return null;
        }
    }
}

/// <summary>All open orders and positions, as TWS lists them.</summary>
internal sealed record TradingBook(IReadOnlyList<OrderEntry> Open, IReadOnlyList<Position> Positions)
{
    private readonly HashSet<string> _listed = [.. Open.Select(entry => entry.Order.OrderRef).Where(reference => reference.Length > 0)];

    /// <summary>Whether all of an order on its way is in the list already: of a change, its size.</summary>
    public bool Lists(PendingOrder pending) => pending.IsNew ? _listed.Contains(pending.Order.Order.OrderRef) : GrowthOf(pending) <= 0;

    /// <summary>What a change on its way adds to the size that is listed; nothing for an order that is open no more.</summary>
    private decimal GrowthOf(PendingOrder pending) =>
        Open.FirstOrDefault(entry => pending.IsOf(entry.OrderId, entry.ClientId)) is { } entry ? pending.Size - (entry.Order.TotalQuantity ?? 0) : 0;

    /// <summary>The order's effect on each contract that it trades.</summary>
    /// <param name="pending">Orders that were let go and are not listed yet.</param>
    public IReadOnlyList<PositionView> PositionsOf(PolicyOrder order, decimal size, IReadOnlyList<PendingOrder> pending) =>
    [
        .. PolicyOrder.UnitsOf(order.Contract, order.Order).Select(unit => new PositionView(
            NameOf(order, unit.ConId),
            Positions.Where(one => one.Contract.ConId == unit.ConId && order.Accounts.Contains(one.Account)).Sum(one => one.Quantity),
            OpenUnits(order, unit.ConId, buys: true, pending),
            OpenUnits(order, unit.ConId, buys: false, pending),
            unit.Units * size)),
    ];

    /// <summary>Open orders of the account in the contract, without this one.</summary>
    public int CountOf(PolicyOrder order, IReadOnlyList<PendingOrder> pending) =>
        Others(order).Count(entry => IsSame(entry.Contract, order.Contract))
        + pending.Count(one => one.IsNew && IsSame(one.Order.Contract, order.Contract));

    private decimal OpenUnits(PolicyOrder order, int conId, bool buys, IReadOnlyList<PendingOrder> pending)
    {
        return OpenReach.Of(
                Open, Others(order).Where(entry => !OpenReach.Excludes(order.Order, entry) && Units(entry.Contract, entry.Order) > 0),
                entry => Units(entry.Contract, entry.Order))
            + pending.Where(one => !one.Order.IsExitOfEntry && !OpenReach.AreOneGroup(order.Order, one.Order.Order))
                .Sum(one => Units(one.Order.Contract, one.Order.Order) * (one.IsNew ? one.Size : GrowthOf(one)));

        // What one unit of an order trades of the contract on the side; 0 for nothing.
        decimal Units(Contract contract, Order one) =>
            PolicyOrder.UnitsOf(contract, one).Where(unit => unit.ConId == conId && unit.Units > 0 == buys).Sum(unit => Math.Abs(unit.Units));
    }

    private IEnumerable<OrderEntry> Others(PolicyOrder order) => Open.Where(entry =>
        order.Accounts.Contains(entry.Order.Account)
        && !(entry.OrderId == order.Order.OrderId && entry.ClientId == order.Order.ClientId && order.Before is not null));

    private static bool IsSame(Contract one, Contract other) => one.SecType == Contract.Bag || other.SecType == Contract.Bag
        ? one.ComboLegs.Select(leg => leg.ConId).Order().SequenceEqual(other.ComboLegs.Select(leg => leg.ConId).Order())
        : one.ConId == other.ConId;

    private static string NameOf(PolicyOrder order, int conId) =>
        conId == order.Contract.ConId ? order.Contract.Symbol : string.Create(CultureInfo.InvariantCulture, $"conId {conId}");
}
