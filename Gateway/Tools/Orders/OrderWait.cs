using System.Threading.Channels;
using Gateway.Registry;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>Waits for what becomes of an order, by TWS's own messages.</summary>
internal sealed class OrderWait(ITwsClient client, TimeProvider clock)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);

    /// <summary>The order as it is when it has come so far, or when the time is over; progress is told in between.</summary>
    public async Task<OrderWaitResult> UntilAsync(OrderEntry first, OrderMilestone until, TimeSpan timeout, RequestContext context, CancellationToken cancellationToken)
    {
        var news = Channel.CreateBounded<OrderEntry>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var began = clock.GetTimestamp();
        client.Orders.OrderChanged += Take;
        try
        {
            // What happened between the lookup and the subscription is in the book.
            var entry = Find(first);
            while (!Has(entry, until) && !entry.IsDone && clock.GetElapsedTime(began) is var waited && waited < timeout)
            {
                await context.ProgressAsync(waited.TotalSeconds, timeout.TotalSeconds, $"{Word(entry)}, filled {entry.Filled:0.####}", cancellationToken);
                entry = await NextAsync(news.Reader, entry, Min(timeout - waited, BetweenReports), cancellationToken);
            }
            return new OrderWaitResult { Reached = Has(entry, until), WaitedSeconds = Math.Round(clock.GetElapsedTime(began).TotalSeconds, 3), Order = OrderRow.Of(entry) };
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
            // Waiting takes nothing out: what comes after a time-out is still there for the next turn.
            await news.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(longest, clock, cancellationToken);
            return news.TryRead(out var changed) ? changed : Find(last);
        }
        catch (TimeoutException)
        {
            return Find(last);
        }
    }

    private OrderEntry Find(OrderEntry entry) => (entry.PermId is { } permId ? client.Orders.FindByPermId(permId) : client.Orders.Find(entry.OrderId)) ?? entry;

    private static bool IsSame(OrderEntry one, OrderEntry other) =>
        one.PermId is not null && other.PermId is not null ? one.PermId == other.PermId : one.OrderId == other.OrderId && one.ClientId == other.ClientId;

    private static bool Has(OrderEntry entry, OrderMilestone until) => until switch
    {
        OrderMilestone.Filled => entry.Status == OrderStatusText.Filled,
        OrderMilestone.Acknowledged => entry.IsDone || OrderStatusText.IsAcknowledged(entry.Status),
        _ => entry.IsDone,
    };

    private static string Word(OrderEntry entry) => entry.Status.OrNull() ?? "no word yet";

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
