namespace Gateway.Feeds;

/// <summary>The readers of a feed that have read all there is and wait for more. Guarded by the feed.</summary>
/// <remarks>
/// The feed's work to wake them does not depend on their number. They are woken by the thread pool a few at a time, so that other work (the feed's
/// next entry, other clients' calls, fills) takes turns with them and does not wait behind all of them.
/// </remarks>
/// <param name="queue">Queues work behind all other work of its kind; null for the thread pool.</param>
internal sealed class WaitingReaders(Action<IThreadPoolWorkItem>? queue = null)
{
    public const int Batch = 32;

    private readonly Action<IThreadPoolWorkItem> _queue = queue ?? (static work => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false));
    private Round? _waiting;
    private Round? _spare;
    private long _number = 1;

    /// <summary>The reader's signal is set at the next wake-up: once, however often it is added.</summary>
    public void Add(FeedReader reader)
    {
        if (reader.WaitsInRound == _number)
            return;
        _waiting ??= new Round(this);
        (reader.WaitsInRound, reader.WaitsAt) = (_number, _waiting.Readers.Count);
        _waiting.Readers.Add(reader);
    }

    public void Remove(FeedReader reader)
    {
        if (reader.WaitsInRound != _number)
            return;
        var readers = _waiting!.Readers;
        var last = readers[^1];
        (readers[reader.WaitsAt], last.WaitsAt) = (last, reader.WaitsAt);
        readers.RemoveAt(readers.Count - 1);
        reader.WaitsInRound = 0;
    }

    /// <summary>Wakes one reader on the spot, several by the thread pool.</summary>
    public void Wake()
    {
        if (_waiting is not { Readers.Count: > 0 } round)
            return;
        _number++;
        if (round.Readers is [var one])
        {
            one.Signal.Set();
            round.Readers.Clear();
            return;
        }
        _waiting = Interlocked.Exchange(ref _spare, null);
        _queue(round);
    }

    /// <summary>The readers that one entry wakes.</summary>
    private sealed class Round(WaitingReaders owner) : IThreadPoolWorkItem
    {
        private int _woken;

        public List<FeedReader> Readers { get; } = [];

        void IThreadPoolWorkItem.Execute()
        {
            for (var end = Math.Min(_woken + Batch, Readers.Count); _woken < end; _woken++)
                Readers[_woken].Signal.Set();
            if (_woken < Readers.Count)
            {
                owner._queue(this);
                return;
            }
            Readers.Clear();
            _woken = 0;
            Volatile.Write(ref owner._spare, this);
        }
    }
}
