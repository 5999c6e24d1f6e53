namespace Gateway.Streaming;

/// <summary>The streams of one session: number 0 for the server's notifications, one for each answer that became a stream.</summary>
internal sealed class EventStreams(EventMemory memory, TimeProvider time)
{
    private const int MostFinished = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, EventStream> _streams = [];
    private long _lastNumber;
    private bool _ended;

    /// <summary>The number of streams that can be resumed.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _streams.Count;
        }
    }

    /// <summary>The stream of the server's notifications; created at its first use.</summary>
    public EventStream Announcements
    {
        get
        {
            lock (_lock)
                return _streams.TryGetValue(0, out var stream) ? stream : Add(0, lossy: true);
        }
    }

    /// <summary>A new stream for one answer.</summary>
    public EventStream Open()
    {
        lock (_lock)
        {
            if (_streams.Count > MostFinished)
                ForgetOldestFinished();
            return Add(++_lastNumber, lossy: false);
        }
    }

    /// <summary>The stream of an event, unless it has been removed.</summary>
    public EventStream? Find(StreamEventId id)
    {
        lock (_lock)
            return _streams.GetValueOrDefault(id.Stream);
    }

    /// <summary>Removes the streams that can no longer be resumed.</summary>
    public void Sweep()
    {
        foreach (var stream in Snapshot())
        {
            if (!stream.Sweep())
                continue;
            lock (_lock)
                _streams.Remove(stream.Number);
        }
    }

    /// <summary>Ends every stream and its connection.</summary>
    public void End()
    {
        lock (_lock)
            _ended = true;
        foreach (var stream in Snapshot())
            stream.Forget();
    }

    private EventStream[] Snapshot()
    {
        lock (_lock)
            return [.. _streams.Values];
    }

    private EventStream Add(long number, bool lossy)
    {
        var stream = new EventStream(number, memory, time, lossy);
        if (_ended)
            stream.Finish();
        else
            _streams.Add(number, stream);
        return stream;
    }

    private void ForgetOldestFinished()
    {
        var oldest = _streams.Values.Where(stream => stream.IsFinished && !stream.IsConnected).MinBy(stream => stream.Number);
        if (oldest is null)
            return;
        oldest.Forget();
        _streams.Remove(oldest.Number);
    }
}
