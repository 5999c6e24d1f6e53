using System.Runtime.CompilerServices;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.Sharing;

/// <summary>The open subscriptions of one kind: one for each key, opened by its first reader, closed by its last or some time after it.</summary>
internal sealed class SharedStreams<TKey, T>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, SharedStream<T>> _streams = [];
    private readonly ITwsConnection _connection;
    private readonly Linger<TKey> _unread;

    /// <summary>Streams that close with their last reader.</summary>
    public SharedStreams(ITwsConnection connection) : this(connection, TimeSpan.Zero, TimeProvider.System)
    {
    }

    /// <param name="linger">How long a stream that may linger stays open after its last reader, for one that comes back.</param>
    public SharedStreams(ITwsConnection connection, TimeSpan linger, TimeProvider clock)
    {
        _connection = connection;
        _unread = new Linger<TKey>(linger, clock, CloseOver);
    }

    /// <summary>The open streams.</summary>
    public IReadOnlyList<(TKey Key, SharedStream<T> Stream)> Open
    {
        get
        {
            lock (_gate)
                return [.. _streams.Select(open => (open.Key, open.Value))];
        }
    }

    /// <summary>Joins the key's stream, or opens it, and gives its items until the token ends or TWS ends the stream.</summary>
    /// <param name="make">Makes the stream when the key has none.</param>
    /// <exception cref="Session.TwsDisconnectedException">There is no session to begin with.</exception>
    /// <exception cref="Session.TwsRequestException">TWS refused or ended the stream.</exception>
    public async IAsyncEnumerable<StreamItem<T>> ReadAsync(
        TKey key, Func<SharedStream<T>> make, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Throws when there is no session, with the reason; otherwise the caller would wait for nothing.
        _ = _connection.Session;
        var reader = Join(key, make);
        try
        {
            while (true)
            {
                var (item, error) = reader.Stream.Take(reader);
                if (item is not null)
                    yield return item;
                else if (error is not null)
                    throw error;
                else
                    await reader.Signal.WaitAsync(cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Leave(key, reader);
        }
    }

    /// <summary>Joins the key's stream, or opens it. Every reader has to <see cref="Leave"/>.</summary>
    public SharedReader<T> Join(TKey key, Func<SharedStream<T>> make)
    {
        lock (_gate)
        {
            if (TryJoin(key) is { } joined)
                return joined;
            if (_unread.Remove(key))
                Close(key, _streams[key]);
            var stream = make();
            var reader = stream.Join();
            if (stream.Listener is { } listener)
                stream.Registrations.Add(_connection.Listen(listener));
            stream.Registrations.Add(_connection.Open(stream));
            _streams[key] = stream;
            return reader;
        }
    }

    /// <summary>Joins the key's stream; null when it is not open, or TWS has ended it.</summary>
    public SharedReader<T>? TryJoin(TKey key)
    {
        lock (_gate)
        {
            if (!_streams.TryGetValue(key, out var stream) || stream.Error is not null)
                return null;
            _unread.Remove(key);
            return stream.Join();
        }
    }

    public void Leave(TKey key, SharedReader<T> reader)
    {
        lock (_gate)
        {
            var stream = reader.Stream;
            if (!stream.Leave(reader))
                return;
            var isCurrent = _streams.GetValueOrDefault(key) == stream;
            if (!isCurrent || stream.Error is not null || !stream.Lingers || !_unread.Add(key))
                Close(key, stream);
        }
    }

    /// <summary>Closes the stream that has been without a reader for longest. False when none is kept without one.</summary>
    public bool CloseUnread()
    {
        lock (_gate)
        {
            if (!_unread.TryTake(out var key))
                return false;
            Close(key, _streams[key]);
            return true;
        }
    }

    private void CloseOver()
    {
        lock (_gate)
            while (_unread.TryTakeOver(out var key))
                Close(key, _streams[key]);
    }

    /// <remarks>
    /// Under the lock, so that a stream for the same key starts only after this one has ended. In reverse order, so that the line of the budget is
    /// freed only after the cancel is queued.
    /// </remarks>
    private void Close(TKey key, SharedStream<T> stream)
    {
        if (_streams.GetValueOrDefault(key) == stream)
            _streams.Remove(key);
        foreach (var registration in Enumerable.Reverse(stream.Registrations))
            registration.Dispose();
    }
}
