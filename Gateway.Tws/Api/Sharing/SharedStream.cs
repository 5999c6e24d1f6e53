using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Sharing;

/// <summary>One subscription at TWS with all its readers. Fed on the read loop, read from any thread.</summary>
/// <param name="backlog">How many updates wait for a slow reader before the oldest is dropped; 1 makes a conflating stream, whose newest update stands for all.</param>
internal abstract class SharedStream<T>(int backlog, TimeProvider clock) : ITwsStream
{
    private readonly Lock _gate = new();
    private SharedReader<T>[] _readers = [];
    private DateTimeOffset? _lastUpdate;

    /// <summary>The registrations at the connection; held by <see cref="SharedStreams{TKey, T}"/>.</summary>
    public List<IDisposable> Registrations { get; } = [];

    /// <summary>Takes messages that name no request, for streams that TWS does not answer by id; null for the others.</summary>
    public virtual IMessageReceiver? Listener => null;

    /// <summary>Why TWS ended the stream; null while it lives.</summary>
    public TwsException? Error { get; private set; }

    public DateTimeOffset? LastUpdate
    {
        get
        {
            lock (_gate)
                return _lastUpdate;
        }
    }

    public int Readers => _readers.Length;

    protected TimeProvider Clock => clock;

    public abstract ITwsRequest Start(int requestId);

    public abstract ITwsRequest Stop(int requestId);

    public abstract void Receive<TMessage>(in TMessage message) where TMessage : IMessage<TMessage>;

    /// <summary>By default everything that is no warning ends the stream.</summary>
    public virtual void ReceiveError(TwsError error)
    {
        if (!TwsErrorCodes.IsWarning(error.Code))
            End(new TwsRequestException(error));
    }

    /// <summary>An interruption only: <see cref="Gap"/> follows when the stream goes on.</summary>
    public void Disconnected(TwsDisconnectedException reason)
    {
    }

    public void Gap(string reason, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            Forget();
            foreach (var reader in _readers)
                reader.AddGap(reason, from, to);
        }
    }

    public SharedReader<T> Join()
    {
        lock (_gate)
        {
            var reader = new SharedReader<T>(this);
            _readers = [.. _readers, reader];
            if (TryGetPresent(out var present))
                reader.Add(present, backlog, clock.GetUtcNow());
            return reader;
        }
    }

    /// <summary>True when that was the last reader.</summary>
    public bool Leave(SharedReader<T> reader)
    {
        lock (_gate)
        {
            _readers = [.. _readers.Where(other => other != reader)];
            return _readers.Length == 0;
        }
    }

    /// <summary>What the reader has not seen: its next item, and the end of the stream once there is none.</summary>
    public (StreamItem<T>? Item, TwsException? Error) Take(SharedReader<T> reader)
    {
        lock (_gate)
            return (reader.Next(conflates: backlog == 1, clock.GetUtcNow()), Error);
    }

    /// <summary>What a reader that joins later gets at once, such as the whole book. By default nothing. Called while updates wait.</summary>
    protected virtual bool TryGetPresent([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T present)
    {
        present = default;
        return false;
    }

    /// <summary>The stream begins anew: what was gathered is void. Called while updates wait.</summary>
    protected virtual void Forget()
    {
    }

    /// <summary>Folds a message into what the stream keeps and tells all readers, in one step that no reader comes between.</summary>
    /// <param name="make">Called while readers wait; false tells nobody.</param>
    protected void Publish(Func<(bool Tell, T Item)> make)
    {
        lock (_gate)
        {
            if (make() is (true, var item))
                Tell(item);
        }
    }

    protected void Publish(T item)
    {
        lock (_gate)
            Tell(item);
    }

    protected void End(TwsException error)
    {
        lock (_gate)
        {
            Error ??= error;
            foreach (var reader in _readers)
                reader.Signal.Set();
        }
    }

    private void Tell(T item)
    {
        var now = clock.GetUtcNow();
        _lastUpdate = now;
        foreach (var reader in _readers)
            reader.Add(item, backlog, now);
    }
}
