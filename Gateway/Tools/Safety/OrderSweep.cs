using System.Collections.Concurrent;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Safety;

/// <summary>Cancels whatever works.</summary>
internal sealed class OrderSweep(ITwsClient client)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <summary>Never throws for a single order, or because TWS is away: what could not be done is told.</summary>
    public async Task<SweepResult> CancelAllAsync(CancellationToken cancellationToken)
    {
        Snapshot<OrderEntry> open;
        try
        {
            open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        }
        catch (TwsException away)
        {
            return new SweepResult([], [], $"The open orders are not known: {away.Message} They work on at IB.");
        }
        var (cancelled, left) = (new ConcurrentBag<int>(), new ConcurrentBag<UncancelledOrder>());
        await Task.WhenAll(open.Items.Select(order => CancelAsync(order, cancelled, left, cancellationToken)));
        return new SweepResult([.. cancelled.Order()], [.. left.OrderBy(order => order.OrderId)], open.Complete ? null : "TWS did not list all open orders in time: there may be more.");
    }

    private async Task CancelAsync(
        OrderEntry order, ConcurrentBag<int> cancelled, ConcurrentBag<UncancelledOrder> left, CancellationToken cancellationToken)
    {
        try
        {
            var result = await client.Orders.CancelAsync(order.OrderId, Wait, cancellationToken);
            if (result.Outcome == CancelOutcome.Cancelled)
                cancelled.Add(order.OrderId);
            else
                left.Add(new UncancelledOrder(order.OrderId, order.PermId, result.Reason?.Text ?? result.Outcome.ToString()));
        }
        catch (Exception failure) when (failure is TwsException or Tws.Api.TwsRefusedException)
        {
            left.Add(new UncancelledOrder(order.OrderId, order.PermId, failure.Message));
        }
    }
}
