using System.Collections.Concurrent;
using Gateway.Tools.Safety;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Cancels many orders: those of this gateway that fit, or everything that TWS has.</summary>
internal sealed class OrderCancels(ITwsClient client, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Each fitting order by itself, all at once. Orders of other clients can only be cancelled there: they are told as not cancelled.</summary>
    public async Task<CancelAllResult> CancelAsync(Func<OrderEntry, bool> fits, TimeSpan wait, CancellationToken cancellationToken)
    {
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        var (cancelled, left) = (new ConcurrentBag<int>(), new ConcurrentBag<UncancelledOrder>());
        await Task.WhenAll(open.Items.Where(fits).Select(OneAsync));
        return new CancelAllResult { Cancelled = [.. cancelled.Order()], NotCancelled = [.. left.OrderBy(order => order.OrderId)], Global = false, Complete = open.Complete };

        async Task OneAsync(OrderEntry order)
        {
            try
            {
                var result = await client.Orders.CancelAsync(order.OrderId, wait, cancellationToken);
                if (result.Outcome == CancelOutcome.Cancelled)
                    cancelled.Add(order.OrderId);
                else
                    left.Add(new UncancelledOrder(order.OrderId, order.PermId, result.Reason?.Text ?? result.Outcome.ToString()));
            }
            catch (Exception failure) when (failure is TwsException or TwsRefusedException)
            {
                left.Add(new UncancelledOrder(order.OrderId, order.PermId, failure.Message));
            }
        }
    }

    /// <summary>TWS cancels every order of every program and its own; what is left after the wait is told.</summary>
    public async Task<CancelAllResult> CancelEverythingAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var before = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        await client.Orders.CancelEverythingAsync(cancellationToken);
        var began = clock.GetTimestamp();
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        while (open.Items.Count > 0 && clock.GetElapsedTime(began) < wait)
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken);
            open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        }
        var left = open.Items.Select(order => order.PermId).ToHashSet();
        return new CancelAllResult
        {
            Cancelled = [.. before.Items.Where(order => !left.Contains(order.PermId)).Select(order => order.OrderId).Order()],
            NotCancelled = [.. open.Items.Select(order => new UncancelledOrder(order.OrderId, order.PermId, "TWS has not confirmed it yet."))],
            Global = true,
            Complete = before.Complete && open.Complete,
        };
    }
}
