using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Tws.Api;

namespace Gateway.Feeds.Kinds;

/// <summary>Makes a stream of an event: listens at once, and never holds up whoever raises it.</summary>
/// <remarks>
/// So many items wait that only a machine that stands still could fill them; what does not fit all the same is told as a gap with its exact count.
/// </remarks>
internal sealed class EventItems<T>
{
    public const int Capacity = 10_000;

    private readonly Channel<T> _items = Channel.CreateBounded<T>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly TimeProvider _time;
    private long _dropped;
    private long _droppedSince;

    private EventItems(TimeProvider time) => _time = time;

    /// <param name="attach">Gets the handler to add to the event.</param>
    /// <param name="detach">Gets the same handler, to be taken away when the stream ends.</param>
    /// <param name="present">Comes first: what is so already; asked for after the handler is attached.</param>
    public static IAsyncEnumerable<StreamItem<T>> Open(
        Action<Action<T>> attach, Action<Action<T>> detach, TimeProvider time, CancellationToken cancellationToken, Func<T>? present = null)
    {
        var events = new EventItems<T>(time);
        Action<T> take = events.Take;
        attach(take);
        if (present is not null)
            take(present());
        return events.ReadAsync(() => detach(take), cancellationToken);
    }

    private void Take(T item)
    {
        if (_items.Writer.TryWrite(item))
            return;
        if (Interlocked.Increment(ref _dropped) == 1)
            Volatile.Write(ref _droppedSince, _time.GetUtcNow().UtcTicks);
    }

    private async IAsyncEnumerable<StreamItem<T>> ReadAsync(Action detach, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in _items.Reader.ReadAllAsync(cancellationToken))
            {
                yield return new StreamItem<T>.Update(item);
                if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
                    yield return new StreamItem<T>.Gap(new StreamGap("More came at once than could be kept.", new DateTimeOffset(Volatile.Read(ref _droppedSince), TimeSpan.Zero), _time.GetUtcNow(), dropped));
            }
        }
        finally
        {
            detach();
        }
    }
}
