namespace Gateway.Feeds;

/// <summary>The readers of a feed that have read all there is and wait for more. Guarded by the feed.</summary>
/// <remarks>The feed's work to wake them does not depend on their number.</remarks>
internal sealed class WaitingReaders
{
    private List<FeedReader> _readers = [];
    private List<FeedReader>? _spare;
    private long _round = 1;

    /// <summary>The reader's signal is set at the next wake-up: once, however often it is added.</summary>
    public void Add(FeedReader reader)
    {
        if (reader.WaitsInRound == _round)
            return;
        (reader.WaitsInRound, reader.WaitsAt) = (_round, _readers.Count);
        _readers.Add(reader);
    }

    public void Remove(FeedReader reader)
    {
        if (reader.WaitsInRound != _round)
            return;
        var last = _readers[^1];
        (_readers[reader.WaitsAt], last.WaitsAt) = (last, reader.WaitsAt);
        _readers.RemoveAt(_readers.Count - 1);
        reader.WaitsInRound = 0;
    }

    /// <summary>Wakes one reader on the spot, several by the thread pool.</summary>
    public void Wake()
    {
        if (_readers.Count == 0)
            return;
        _round++;
        if (_readers is [var one])
        {
            one.Signal.Set();
            _readers.Clear();
            return;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static woken => woken.By.WakeAll(woken.Readers), (By: this, Readers: _readers), preferLocal: false);
        _readers = Interlocked.Exchange(ref _spare, null) ?? [];
    }

    private void WakeAll(List<FeedReader> readers)
    {
        foreach (var reader in readers)
            reader.Signal.Set();
        readers.Clear();
        Volatile.Write(ref _spare, readers);
    }
}
