namespace Gateway.Tws.Api.Sharing;

/// <summary>One reader's place at a shared stream: what it has not seen yet, never more than its backlog. Guarded by the stream.</summary>
internal sealed class SharedReader<T>(SharedStream<T> stream)
{
    private readonly Queue<T> _items = new();
    private long _dropped;
    private DateTimeOffset _droppedFrom;
    private StreamGap? _gap;

    public SharedStream<T> Stream { get; } = stream;

    public AsyncSignal Signal { get; } = new();

    public void Add(T item, int backlog, DateTimeOffset now)
    {
        if (_items.Count == backlog)
        {
            _items.Dequeue();
            if (_dropped++ == 0)
                _droppedFrom = now;
        }
        _items.Enqueue(item);
        Signal.Set();
    }

    /// <summary>The stream was interrupted; what was not read yet is void. A reader that slept through several gaps hears of one that spans them.</summary>
    public void AddGap(string reason, DateTimeOffset from, DateTimeOffset to)
    {
        _items.Clear();
        _dropped = 0;
        _gap = new StreamGap(reason, _gap?.From ?? from, to, Dropped: null);
        Signal.Set();
    }

    /// <summary>The next item in order; null when the reader has seen everything.</summary>
    /// <param name="conflates">A newer item stands for the older ones: dropping them is no gap.</param>
    public StreamItem<T>? Next(bool conflates, DateTimeOffset now)
    {
        if (_gap is { } gap)
        {
            _gap = null;
            return new StreamItem<T>.Gap(gap);
        }
        if (_dropped > 0 && !conflates)
        {
            var lost = new StreamGap("The reader was too slow: the oldest updates were dropped.", _droppedFrom, now, _dropped);
            _dropped = 0;
            return new StreamItem<T>.Gap(lost);
        }
        if (!_items.TryDequeue(out var item))
            return null;
        var conflated = _dropped;
        _dropped = 0;
        return new StreamItem<T>.Update(item) { Conflated = conflated };
    }
}
