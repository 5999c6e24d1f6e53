using System.Runtime.CompilerServices;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.Sharing;

/// <summary>The open subscriptions of one kind: one for each key, opened by its first reader, closed by its last.</summary>
internal sealed class SharedStreams<TKey, T>(ITwsConnection connection)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, SharedStream<T>> _streams = [];

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
        _ = connection.Session;
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
            if (_streams.TryGetValue(key, out var stream) && stream.Error is null)
                return stream.Join();
            stream = make();
            var reader = stream.Join();
            if (stream.Listener is { } listener)
                stream.Registrations.Add(connection.Listen(listener));
            stream.Registrations.Add(connection.Open(stream));
            _streams[key] = stream;
            return reader;
        }
    }

    public void Leave(TKey key, SharedReader<T> reader)
    {
        lock (_gate)
        {
            if (!reader.Stream.Leave(reader))
                return;
            if (_streams.GetValueOrDefault(key) == reader.Stream)
                _streams.Remove(key);
            // Under the lock, so that a stream for the same key starts only after this one has ended. In reverse order, so that the line of the
            // budget is freed only after the cancel is queued.
            foreach (var registration in Enumerable.Reverse(reader.Stream.Registrations))
                registration.Dispose();
        }
    }
}
