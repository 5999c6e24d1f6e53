using System.Diagnostics.CodeAnalysis;

namespace Gateway.Tws.Api.Sharing;

/// <summary>
/// A stream whose readers get every update. The updates are kept once, in a ring; a reader that falls too far behind gets a gap with the number of
/// lost updates.
/// </summary>
/// <param name="backlog">How many updates are kept for slow readers.</param>
internal abstract class QueuedStream<T>(int backlog, TimeProvider clock) : SharedStream<T>(clock)
{
    private (T Item, DateTimeOffset At)[] _ring = [];
    private long _count;

    protected sealed override long Count => _count;

    /// <summary>Publishes an update to all readers.</summary>
    protected void Publish(T item)
    {
        lock (Gate)
        {
            var now = Clock.GetUtcNow();
            if (_ring.Length == 0)
                _ring = new (T, DateTimeOffset)[backlog];
            _ring[_count++ % backlog] = (item, now);
            NoteUpdate(now);
            Wake();
        }
    }

    protected sealed override bool TryTake(SharedReader<T> reader, [NotNullWhen(true)] out StreamItem<T>? item)
    {
        item = reader.Present;
        reader.Present = null;
        if (item is not null)
            return true;
        var lost = _count - backlog - reader.Position;
        if (lost > 0)
        {
            reader.Position += lost;
            item = new StreamItem<T>.Gap(
                new StreamGap("The reader was too slow: the oldest updates were dropped.", reader.LastAt, Clock.GetUtcNow(), lost));
            return true;
        }
        if (reader.Position == _count)
            return false;
        (var value, reader.LastAt) = _ring[reader.Position++ % backlog];
        item = new StreamItem<T>.Update(value);
        return true;
    }
}
