using Gateway.Registry.Changes;

namespace Gateway.Streaming;

/// <summary>A resumable SSE stream of a session: its newest events, and the one connection that currently sends them, if any.</summary>
/// <remarks>
/// Writers add events; the connection's own request reads them (<see cref="EventReader"/>). So a broken connection does not affect writers, and
/// another one can resume. A stream of a call loses no event while it is connected, because its writer waits for the reader
/// (<see cref="DrainedAsync"/>). A stream of notices (<paramref name="lossy"/>) never waits: a reader that is too slow misses the oldest events,
/// which are counted.
/// </remarks>
internal sealed class EventStream(long number, EventMemory memory, TimeProvider time, bool lossy)
{
    private readonly Lock _lock = new();
    private readonly NumberedRing<KeptEvent> _ring = new(kept => kept.Frame.Length);
    private EventReader? _reader;
    private TaskCompletionSource? _drained;
    private Action? _abandon;
    private DateTimeOffset _quietSince = time.GetUtcNow();
    private long _taken;

    public long Number => number;

    /// <summary>True once the last event has been added, or the session has ended.</summary>
    public bool IsFinished { get; private set; }

    public bool IsConnected => _reader is not null;

    /// <summary>Events that were dropped before any connection had taken them.</summary>
    public long Missed { get; private set; }

    /// <summary>The number of the newest event that was ever added; 0 before the first.</summary>
    public long Newest
    {
        get
        {
            lock (_lock)
                return _ring.Last;
        }
    }

    /// <summary>Adds a message; ignored after the end. The bytes are copied.</summary>
    /// <param name="isLast">True for the response, after which the stream ends.</param>
    public void Add(ReadOnlySpan<byte> message, bool isLast = false)
    {
        lock (_lock)
        {
            if (IsFinished)
                return;
            var now = time.GetUtcNow();
            var frame = EventFrame.Of(new StreamEventId(number, _ring.Last + 1), message);
            _ring.Add(new KeptEvent(frame, now));
            memory.Add(frame.Length);
            Trim(now);
            if (isLast)
                FinishLocked();
            _reader?.Wake();
        }
    }

    /// <summary>Ends the stream without a further message.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            FinishLocked();
            _reader?.Wake();
        }
    }

    /// <summary>Completes once the connection has read every event, or when there is no connection.</summary>
    public Task DrainedAsync()
    {
        lock (_lock)
        {
            if (_reader is null || _reader.Position >= _ring.Last)
                return Task.CompletedTask;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>Connects a new reader at the first event that no connection has read yet.</summary>
    /// <param name="cut">Ends the reader's connection at once, for when another takes over.</param>
    /// <returns>null when the stream has a connection.</returns>
    public EventReader? Attach(Action cut)
    {
        lock (_lock)
        {
            if (_reader is not null)
                return null;
            Trim(time.GetUtcNow());
            return Connect(Math.Max(_taken, _ring.First - 1), cut);
        }
    }

    /// <summary>Connects a reader after an event that it has seen, in place of the present connection.</summary>
    /// <returns>null when events after that one are no longer kept, or the event never existed (see <see cref="Newest"/>).</returns>
    public EventReader? Resume(long after, Action cut)
    {
        EventReader? old;
        EventReader reader;
        lock (_lock)
        {
            if (after > _ring.Last || after < _ring.First - 1)
                return null;
            old = _reader;
            reader = Connect(after, cut);

            // The old connection may have failed after sending the event that the client now reports, without marking it as read.
            _taken = Math.Max(_taken, after);
            if (after >= _ring.Last)
                LetWritersGo();
        }

        old?.Cut();
        return reader;
    }

    /// <summary>Closes the current connection, if there is one; its client reconnects after the given time.</summary>
    public Task ReleaseAsync(TimeSpan retryAfter)
    {
        EventReader? reader;
        lock (_lock)
            reader = _reader;
        return reader?.ReleaseAsync(retryAfter) ?? Task.CompletedTask;
    }

    /// <summary>Sets the callback for a stream that no client has resumed within the window.</summary>
    public void OnAbandoned(Action abandon) => _abandon = abandon;

    /// <summary>Drops old events. True when the stream can no longer be resumed.</summary>
    public bool Sweep()
    {
        Action? abandon;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Trim(now);
            if (_reader is not null || now - _quietSince < memory.Window)
                return false;
            abandon = _abandon;
            _abandon = null;
            if (IsFinished)
                Clear();
        }

        abandon?.Invoke();
        return IsFinished;
    }

    /// <summary>Drops all events of a stream that is no longer used.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            FinishLocked();
            Clear();
            _reader?.Wake();
        }
    }

    internal bool TryTake(EventReader reader, out ReadOnlyMemory<byte> frame)
    {
        lock (_lock)
        {
            // A reader of notices that was too slow continues with the oldest stored event.
            var next = Math.Max(reader.Position + 1, _ring.First);
            var found = next <= _ring.Last;
            frame = found ? _ring[next].Frame : default;
            if (found)
                reader.Next = next;
            return found;
        }
    }

    internal void Took(EventReader reader)
    {
        lock (_lock)
        {
            reader.Position = reader.Next;
            _taken = Math.Max(_taken, reader.Position);
            if (reader == _reader && reader.Position >= _ring.Last)
                LetWritersGo();
        }
    }

    internal void Detach(EventReader reader)
    {
        lock (_lock)
        {
            if (_reader != reader)
                return;
            _reader = null;
            _quietSince = time.GetUtcNow();
            LetWritersGo();
        }
    }

    private EventReader Connect(long position, Action cut)
    {
        _reader = new EventReader(this, position, cut);
        return _reader;
    }

    private void FinishLocked()
    {
        if (IsFinished)
            return;
        IsFinished = true;
        _abandon = null;
        _quietSince = time.GetUtcNow();
    }

    private void LetWritersGo()
    {
        _drained?.TrySetResult();
        _drained = null;
    }

    private void Clear()
    {
        Missed += Math.Max(0, _ring.Last - Math.Max(_taken, _ring.First - 1));
        while (_ring.Count > 0)
            DropOldest();
    }

    private void Trim(DateTimeOffset now)
    {
        var mayGo = !lossy && _reader is not null ? _reader.Position : long.MaxValue;
        while (_ring.Count > 0 && _ring.First <= mayGo && IsTooMuch(now))
        {
            if (_ring.First > _taken)
                Missed++;
            DropOldest();
        }
    }

    private bool IsTooMuch(DateTimeOffset now) =>
        memory.IsFull
        || (_ring.Count > 1 && (_ring.Count > memory.EventsPerStream || _ring.Bytes > memory.BytesPerStream))
        || (lossy && now - _ring[_ring.First].At >= memory.Window);

    private void DropOldest() => memory.Add(-_ring.DropOldest());

    private readonly record struct KeptEvent(byte[] Frame, DateTimeOffset At);
}
