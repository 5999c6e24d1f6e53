using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Cancels many orders: those of this gateway that match, or every order at TWS.</summary>
internal sealed class OrderCancels(TwsClient client, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Cancels each matching order by itself, all at once, those that wait untransmitted included. Orders of other clients can only be cancelled by
    /// those clients and are reported as not cancelled.
    /// </summary>
    public async Task<CancelledOrders> CancelAsync(Func<OrderEntry, bool> fits, TimeSpan wait, CancellationToken cancellationToken)
    {
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        return await EachAsync([.. open.Items.Concat(HeldBeside(open.Items)).Where(fits)], open.Complete, wait, cancellationToken);
    }

    /// <summary>
    /// Sends reqGlobalCancel, which cancels the orders of every client and those of TWS itself. Orders that are left after the wait are reported.
    /// </summary>
    public async Task<CancelledOrders> CancelEverythingAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var before = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        var held = HeldBeside(before.Items);
        await client.Orders.CancelEverythingAsync(cancellationToken);
        var untransmitted = await EachAsync(held, complete: true, wait, cancellationToken);
        var began = clock.GetTimestamp();
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        while (open.Items.Count > 0 && clock.GetElapsedTime(began) < wait)
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken);
            open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        }
        var left = open.Items.Select(order => order.PermId).ToHashSet();
        return new CancelledOrders(
            [.. before.Items.Where(order => !left.Contains(order.PermId)).Select(order => order.OrderId).Concat(untransmitted.Cancelled).Order()],
            [.. open.Items.Select(order => UncancelledOrder.Of(order, RowError.CancelPending)), .. untransmitted.NotCancelled],
            before.Complete && open.Complete);
    }

    private async Task<CancelledOrders> EachAsync(
        List<OrderEntry> orders, bool complete, TimeSpan wait, CancellationToken cancellationToken)
    {
        orders.Sort((one, other) => one.OrderId.CompareTo(other.OrderId));
        var failures = await Task.WhenAll(orders.Select(order => OneAsync(order, wait, cancellationToken)));
        var ends = orders.Zip(failures).ToList();
        return new CancelledOrders(
            [.. ends.Where(end => end.Second is null).Select(end => end.First.OrderId)],
            [.. ends.Where(end => end.Second is not null).Select(end => UncancelledOrder.Of(end.First, end.Second!))],
            complete);
    }

    /// <summary>This gateway's orders that TWS left out of its list.</summary>
    private List<OrderEntry> HeldBeside(IReadOnlyList<OrderEntry> listed) =>
        [.. client.Orders.UnlistedOrders().Where(held => !listed.Any(order => order.OrderId == held.OrderId && order.ClientId == held.ClientId))];

    /// <summary>Null when the order is cancelled for certain.</summary>
    private async Task<RowError?> OneAsync(OrderEntry order, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            var result = await client.Orders.CancelAsync(order, wait, cancellationToken);
            return result.Outcome switch
            {
                CancelOutcome.Cancelled => null,
                CancelOutcome.Pending => RowError.CancelPending,
                _ => RowError.Of(result.Outcome, result.Reason),
            };
        }
        catch (Exception failure) when (failure is TwsException or ToolException)
        {
            return RowError.Of(failure);
        }
    }
}
