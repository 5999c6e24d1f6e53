namespace Gateway.Streaming;

/// <summary>The streams of one session: number 0 for what the server tells by itself, one for each answer that became a stream.</summary>
internal sealed class EventStreams(EventMemory memory, TimeProvider time)
{
    private const int MostFinished = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, EventStream> _streams = [];
    private long _lastNumber;
    private bool _ended;

    /// <summary>How many streams could be taken up again.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _streams.Count;
        }
    }

    /// <summary>What the server tells by itself; made when it is first needed.</summary>
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

    /// <summary>The stream that an event belongs to, unless it has been forgotten.</summary>
    public EventStream? Find(StreamEventId id)
    {
        lock (_lock)
            return _streams.GetValueOrDefault(id.Stream);
    }

    /// <summary>Forgets the streams that nobody can come back to.</summary>
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
