using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds.Kinds;

/// <summary>Turns a .NET event into a stream: subscribes at once, and never blocks the code that raises the event.</summary>
/// <remarks>
/// The buffer is so large that only a stalled machine could fill it; items that do not fit are reported as a gap with their exact count.
/// </remarks>
internal sealed class EventItems<T>
{
    public const int Capacity = 10_000;

    private readonly Channel<StreamItem<T>> _items = Channel.CreateBounded<StreamItem<T>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private long _dropped;
    private DateTimeOffset _droppedSince;
    private (string Reason, DateTimeOffset From)? _away;

    private EventItems(TimeProvider time) => _time = time;

    /// <param name="attach">Gets the handler to add to the event.</param>
    /// <param name="detach">Gets the same handler, to be taken away when the stream ends.</param>
    /// <param name="present">
    /// What is so now, of events that tell a state: it comes first, and at every event in place of what that tells. Null where each event counts.
    /// </param>
    /// <param name="connection">
    /// The connection whose losses are sent as gaps, since the events of that time are unknown. Null when the events themselves tell the losses.
    /// </param>
    public static IAsyncEnumerable<StreamItem<T>> Open(
        Action<Action<T>> attach, Action<Action<T>> detach, TimeProvider time, CancellationToken cancellationToken, Func<T>? present = null,
        ITwsConnection? connection = null)
    {
        var events = new EventItems<T>(time);
        Action<T> take = present is null ? events.Take : _ => events.Look(present);
        Action<ConnectionStatus> follow = _ => events.Follow(connection!);
        attach(take);
        if (connection is not null)
            connection.StatusChanged += follow;
        if (present is not null)
            events.Look(present);
        return events.ReadAsync(
            () =>
            {
                detach(take);
                if (connection is not null)
                    connection.StatusChanged -= follow;
            },
            cancellationToken);
    }

    private void Take(T item) => Put(new StreamItem<T>.Update(item));

    /// <summary>Two threads may tell of two changes, the older one last: what is so is looked up, and so the last item is never an old one.</summary>
    private void Look(Func<T> present)
    {
        lock (_gate)
            Take(present());
    }

    /// <summary>A lost session is a gap; while only TWS's link to IB is down (1100), TWS keeps the events and sends them later.</summary>
    private void Follow(ITwsConnection connection)
    {
        lock (_gate)
        {
            var status = connection.Status;
            if (status.State is ConnectionState.Disconnected or ConnectionState.Connecting)
                _away ??= (status.Reason ?? "TWS was away.", _time.GetUtcNow());
            else if (_away is { } away)
            {
                _away = null;
                Put(new StreamItem<T>.Gap(new StreamGap(away.Reason, away.From, _time.GetUtcNow(), Dropped: null)));
            }
        }
    }

    private void Put(StreamItem<T> item)
    {
        lock (_gate)
        {
            if (TryWriteGap() && _items.Writer.TryWrite(item))
                return;
            if (_dropped++ == 0)
                _droppedSince = _time.GetUtcNow();
        }
    }

    /// <summary>Puts the gap after the waiting items and before the next one. False while there is no room for it.</summary>
    private bool TryWriteGap()
    {
        if (_dropped > 0
            && !_items.Writer.TryWrite(
                new StreamItem<T>.Gap(new StreamGap("More events arrived than the gateway can keep.", _droppedSince, _time.GetUtcNow(), _dropped))))
            return false;
        _dropped = 0;
        return true;
    }

    private async IAsyncEnumerable<StreamItem<T>> ReadAsync(Action detach, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in _items.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
                if (_items.Reader.TryPeek(out _))
                    continue;
                lock (_gate)
                    TryWriteGap();
            }
        }
        finally
        {
            detach();
        }
    }
}
