using System.Threading.Channels;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Waits for what becomes of an order, by TWS's own messages; TWS tells this client nothing unasked of the orders of others, so for those it asks.</summary>
internal sealed class OrderWait(TwsClient client, TimeProvider clock)
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
            while (!Has(entry, until) && !IsOver(entry) && clock.GetElapsedTime(began) is var waited && waited < timeout)
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
            return Find(news.TryRead(out var changed) ? changed : last);
        }
        catch (TimeoutException)
        {
            if (!IsOwn(last))
                await AskAsync(cancellationToken);
            return Find(last);
        }
    }

    /// <summary>The book takes what TWS answers.</summary>
    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
            await client.Orders.CompletedOrdersAsync(apiOnly: false, cancellationToken);
        }
        catch (TwsException)
        {
            // Away, or slow: what is known already stands until the next turn.
            return;
        }
    }

    /// <summary>The newest that is known. Order ids are a client's own: by them alone an order of another client is never looked up.</summary>
    private OrderEntry Find(OrderEntry entry) =>
        (entry.PermId is { } permId ? client.Orders.FindByPermId(permId) : IsOwn(entry) ? client.Orders.Find(entry.OrderId) : null) ?? entry;

    private bool IsOwn(OrderEntry entry) => entry.ClientId == client.Connection.Status.Endpoint.ClientId;

    private static bool IsSame(OrderEntry one, OrderEntry other) =>
        one.PermId is not null && other.PermId is not null ? one.PermId == other.PermId : one.OrderId == other.OrderId && one.ClientId == other.ClientId;

    /// <summary>Nothing more will happen: it ended, or never arrived.</summary>
    private static bool IsOver(OrderEntry entry) => entry.IsDone || entry.Knowledge == OrderKnowledge.NotFound;

    private static bool Has(OrderEntry entry, OrderMilestone until) => until switch
    {
        OrderMilestone.Filled => entry.Status == OrderStatusText.Filled,
        OrderMilestone.Acknowledged => entry.IsDone || OrderStatusText.IsAcknowledged(entry.Status),
        _ => IsOver(entry),
    };

    private static string Word(OrderEntry entry) => entry.Status.OrNull() ?? "no word yet";

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
