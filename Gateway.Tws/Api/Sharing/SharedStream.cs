using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Sharing;

/// <summary>One subscription at TWS, shared by all its readers. Written on the read loop, read from any thread.</summary>
/// <remarks>
/// An update is kept once, however many read it: <see cref="QueuedStream{T}"/> gives each reader every update, <see cref="ConflatedStream{T}"/> the
/// newest.
/// </remarks>
internal abstract class SharedStream<T> : ITwsStream
{
    private readonly HashSet<SharedReader<T>> _readers = [];
    private readonly Sleepers _sleepers;
    private DateTimeOffset? _lastUpdate;
    private StreamBreak _lastBreak = new(string.Empty, default, default, position: 0);
    private long _joined;

    protected SharedStream(TimeProvider clock)
    {
        Clock = clock;
        _sleepers = new Sleepers(Gate);
    }

    /// <summary>The registrations at the connection; held by <see cref="SharedStreams{TKey, T}"/>.</summary>
    public List<IDisposable> Registrations { get; } = [];

    /// <summary>Receives messages without a request id, for streams that TWS does not answer by id; null for the others.</summary>
    public virtual IMessageReceiver? Listener => null;

    /// <summary>Why TWS ended the stream; null while it lives.</summary>
    public TwsException? Error { get; private set; }

    public virtual DateTimeOffset? LastUpdate
    {
        get
        {
            lock (Gate)
                return _lastUpdate;
        }
    }

    public int Readers => _readers.Count;

    /// <summary>Whether the stream is worth keeping for a while when its last reader has left: false by default.</summary>
    public virtual bool Lingers => false;

    protected TimeProvider Clock { get; }

    /// <summary>Guards what the stream keeps, and its readers.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>How many readers have joined so far; a reader's <see cref="SharedReader{T}.Number"/> is one of them.</summary>
    protected long Joined => _joined;

    /// <summary>The number of the newest update: a reader at this position has seen everything. Called under the gate.</summary>
    protected abstract long Count { get; }

    public abstract ITwsRequest Start(int requestId);

    public abstract ITwsRequest Stop(int requestId);

    public virtual IReadOnlyList<ITwsRequest> Begin(int requestId) => [Start(requestId)];

    public abstract void Receive<TMessage>(in TMessage message) where TMessage : IMessage<TMessage>;

    /// <summary>By default every error that is not a warning ends the stream.</summary>
    public virtual void ReceiveError(TwsError error)
    {
        if (!TwsCodes.IsNotice(error.Code))
            End(new TwsRequestException(error));
    }

    /// <summary>Does nothing by default: <see cref="Gap"/> is called when the stream resumes on the next session.</summary>
    public virtual void Disconnected(TwsDisconnectedException reason)
    {
    }

    public void Gap(string reason, DateTimeOffset from, DateTimeOffset to)
    {
        lock (Gate)
        {
            Forget();
            Outdate();
            Resume();
            _lastBreak = _lastBreak.Next = new StreamBreak(reason, from, to, Count);
            _sleepers.Wake();
        }
    }

    public SharedReader<T> Join()
    {
        lock (Gate)
        {
            var reader = new SharedReader<T>(this, ++_joined, Clock.GetUtcNow(), _lastBreak) { Position = Count };
            ShowPresent(reader);
            _readers.Add(reader);
            return reader;
        }
    }

    /// <summary>True when that was the last reader.</summary>
    public bool Leave(SharedReader<T> reader)
    {
        lock (Gate)
        {
            _readers.Remove(reader);
            _sleepers.Remove(reader);
            if (_readers.Count == 0)
                Left();
            return _readers.Count == 0;
        }
    }

    /// <summary>The reader's next item, or the error that ended the stream. With neither, the reader's signal is set on the next change.</summary>
    public (StreamItem<T>? Item, TwsException? Error) Take(SharedReader<T> reader)
    {
        lock (Gate)
        {
            if (reader.TakeGap(_lastBreak) is { } gap)
                return (new StreamItem<T>.Gap(gap), null);
            if (TryTake(reader, out var item))
                return (item, null);
            if (Error is null)
                AwaitChange(reader);
            return (null, Error);
        }
    }

    /// <summary>The next item that the reader has not seen. Called under the gate.</summary>
    protected abstract bool TryTake(SharedReader<T> reader, [NotNullWhen(true)] out StreamItem<T>? item);

    /// <summary>Gives a reader that joins the current state, such as the whole order book; by default nothing. Called under the gate.</summary>
    protected virtual void ShowPresent(SharedReader<T> reader)
    {
    }

    /// <summary>Called when the stream starts over: discards the collected state. Called under the gate.</summary>
    protected virtual void Forget()
    {
    }

    /// <summary>Called when the request is sent again after an interruption. Called under the gate.</summary>
    protected virtual void Resume()
    {
    }

    /// <summary>Called when the item that was built from the state is out of date. Called under the gate.</summary>
    protected virtual void Outdate()
    {
    }

    /// <summary>Called when the last reader has left. Called under the gate.</summary>
    protected virtual void Left()
    {
    }

    /// <summary>Sets the reader's signal on the next change. Called under the gate.</summary>
    protected void AwaitChange(SharedReader<T> reader) => _sleepers.Add(reader);

    /// <summary>Wakes the readers that wait. Called under the gate.</summary>
    protected void Wake() => _sleepers.Wake();

    /// <summary>Records that TWS sent an update. Called under the gate.</summary>
    protected void NoteUpdate(DateTimeOffset now) => _lastUpdate = now;

    protected void End(TwsException error)
    {
        lock (Gate)
        {
            Error ??= error;
            Wake();
        }
    }
}
