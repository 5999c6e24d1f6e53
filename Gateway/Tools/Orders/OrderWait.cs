using System.Threading.Channels;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>
/// Waits until an order reaches a state, by TWS's messages. TWS sends them for this client's own orders only; orders of other clients are polled.
/// </summary>
internal sealed class OrderWait(TwsClient client, TimeProvider clock)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);

    /// <summary>Returns the order when it has reached the state, or when the time is over; reports progress meanwhile.</summary>
    public async Task<OrderWaitResult> UntilAsync(
        OrderEntry first, OrderMilestone until, TimeSpan timeout, RequestContext context, CancellationToken cancellationToken)
    {
        var news = Channel.CreateBounded<OrderEntry>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var began = clock.GetTimestamp();
        client.Orders.OrderChanged += Take;
        try
        {
            // What happened between the lookup and the subscription is in the order cache.
            var entry = Find(first);
            while (!Has(entry, until) && !IsOver(entry) && clock.GetElapsedTime(began) is var waited && waited < timeout)
            {
                await context.ProgressAsync(
                    waited.TotalSeconds, timeout.TotalSeconds, $"{StatusOf(entry)}, filled {entry.Filled:0.####}", cancellationToken);
                entry = await NextAsync(news.Reader, entry, Min(timeout - waited, BetweenReports), cancellationToken);
            }
            return new OrderWaitResult
            {
                Reached = Has(entry, until),
                WaitedSeconds = Math.Round(clock.GetElapsedTime(began).TotalSeconds, 3),
                Order = OrderRow.Of(entry),
            };
        }
        finally
        {
            client.Orders.OrderChanged -= Take;
        }

        void Take(OrderEntry changed)
        {
            if (IsSame(changed, first))
                news.Writer.TryWrite(changed);
        }
    }

    private async Task<OrderEntry> NextAsync(ChannelReader<OrderEntry> news, OrderEntry last, TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            // A wait that times out takes nothing out: a later update is still there for the next round.
            await news.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(longest, clock, cancellationToken);
            return Find(news.TryRead(out var changed) ? changed : last);
        }
        catch (TimeoutException)
        {
            if (!IsOwn(last))
                await AskAsync(cancellationToken);
            return Find(last);
        }
    }

    /// <summary>Requests all open orders; the order cache takes the answers.</summary>
    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
            await client.Orders.CompletedOrdersAsync(apiOnly: false, cancellationToken);
        }
        catch (TwsException)
        {
            // TWS is disconnected or slow: the cached state stands until the next round.
            return;
        }
    }

    /// <summary>
    /// The latest known state. Order ids are unique within a client only, so that an order of another client is never looked up by its id alone.
    /// </summary>
    private OrderEntry Find(OrderEntry entry) =>
        (entry.PermId is { } permId ? client.Orders.FindByPermId(permId) : IsOwn(entry) ? client.Orders.Find(entry.OrderId) : null) ?? entry;

    private bool IsOwn(OrderEntry entry) => entry.ClientId == client.Connection.Status.Endpoint.ClientId;

    private static bool IsSame(OrderEntry one, OrderEntry other) =>
        one.PermId is not null && other.PermId is not null
            ? one.PermId == other.PermId
            : one.OrderId == other.OrderId && one.ClientId == other.ClientId;

    /// <summary>Whether the order is final: it ended, or never reached TWS.</summary>
    private static bool IsOver(OrderEntry entry) => entry.IsDone || entry.Knowledge == OrderKnowledge.NotFound;

    private static bool Has(OrderEntry entry, OrderMilestone until) => until switch
    {
        OrderMilestone.Filled => entry.Status == OrderStatusText.Filled,
        OrderMilestone.Acknowledged => entry.IsDone || OrderStatusText.IsAcknowledged(entry.Status),
        _ => IsOver(entry),
    };

    private static string StatusOf(OrderEntry entry) => entry.Status.OrNull() ?? "no word yet";

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
