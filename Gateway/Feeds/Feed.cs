using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds;

/// <summary>One live stream of the gateway: one subscription upstream, its latest entries by number, and any number of readers, each at its own place.</summary>
/// <remarks>A reader costs nothing upstream and holds up nobody: one that falls behind further than the ring reaches is told how many entries it missed.</remarks>
internal sealed class Feed : IAsyncDisposable
{
    private const int IdLength = 8;
    private const int MostInPage = FeedRing.Capacity;

    private readonly Lock _gate = new();
    private readonly FeedRing _ring = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly ITwsConnection _connection;
    private readonly Task _running;
    private FeedReader[] _readers = [];
    private Exception? _error;
    private bool _left;

    /// <summary>Asks upstream at once.</summary>
    public Feed(FeedDescriptor kind, FeedSource source, ITwsConnection connection, TimeProvider time)
    {
        Kind = kind;
        Source = source;
        _connection = connection;
        _time = time;
        Id = $"{kind.Name.Replace('_', '-')}-{RandomNumberGenerator.GetHexString(IdLength, lowercase: true)}";
        Since = time.GetUtcNow();
        var steps = source.Open(_stop.Token);
        _running = Task.Run(() => PumpAsync(steps));
    }

    /// <summary>Different for every run of a feed, so that a cursor of an earlier run is never taken for one of this.</summary>
    public string Id { get; }

    public FeedDescriptor Kind { get; }

    public FeedSource Source { get; }

    public DateTimeOffset Since { get; }

    /// <summary>Why it ended; null while it lives.</summary>
    public Exception? Error => Volatile.Read(ref _error);

    public int Readers => Volatile.Read(ref _readers).Length;

    public FeedState State =>
        Error is not null ? FeedState.Failed
        : Kind.Kind != FeedKind.Connection && _connection.Status.State != ConnectionState.Connected ? FeedState.Reconnecting
        : Kind.Traits.Begins && Last is null ? FeedState.Starting
        : FeedState.Live;

    /// <summary>Why it is not live, in words; null when it is.</summary>
    public string? Reason => State switch
    {
        FeedState.Failed => Error!.Message,
        FeedState.Reconnecting => _connection.Status.Reason ?? "The gateway has no connection to TWS.",
        _ => null,
    };

    /// <summary>The latest entry; null before the first.</summary>
    public FeedEntry? Last
    {
        get
        {
            lock (_gate)
                return _ring.Last == 0 ? null : _ring[_ring.Last];
        }
    }

    /// <summary>The number of the latest entry; 0 before the first.</summary>
    public long LastSeq
    {
        get
        {
            lock (_gate)
                return _ring.Last;
        }
    }

    /// <summary>The entries after a cursor, the oldest first.</summary>
    /// <param name="after">The number of the last entry that was read; 0 for none.</param>
    public FeedPage Read(long after, int limit)
    {
        lock (_gate)
        {
            var start = Math.Max(after + 1, _ring.First);
            var count = (int)Math.Clamp(_ring.Last - start + 1, 0, Math.Min(limit, MostInPage));
            var entries = new FeedEntry[count];
            for (var i = 0; i < count; i++)
                entries[i] = _ring[start + i];
            return new FeedPage(entries, Math.Max(after, start + count - 1), Math.Max(0, start - after - 1), _ring.Last);
        }
    }

    /// <summary>The latest update, gaps left out; null when none is kept.</summary>
    public FeedEntry? LatestUpdate()
    {
        lock (_gate)
        {
            for (var seq = _ring.Last; seq >= _ring.First && seq > 0; seq--)
            {
                if (_ring[seq].Gap is null)
                    return _ring[seq];
            }
            return null;
        }
    }

    public void Add(FeedReader reader)
    {
        lock (_gate)
            _readers = [.. _readers, reader];
    }

    /// <returns>False when it was no reader any more.</returns>
    public bool Remove(FeedReader reader)
    {
        lock (_gate)
        {
            var before = _readers.Length;
            _readers = [.. _readers.Where(other => other != reader)];
            return _readers.Length < before;
        }
    }

    /// <summary>Ends the feed for its readers; what is kept can still be read.</summary>
    public void End(Exception why)
    {
        lock (_gate)
        {
            _error ??= why;
            Wake();
        }
    }

    /// <summary>Leaves upstream, and returns once that is done.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _left, true))
        {
            await _running;
            return;
        }
        End(ToolErrors.Failed("stream_released", "The stream was released."));
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task PumpAsync(IAsyncEnumerable<FeedStep> steps)
    {
        try
        {
            await foreach (var step in steps.WithCancellation(_stop.Token))
                Add(step);
            End(ToolErrors.Failed("stream_ended", "TWS ended the stream.", "Start it again.", retryable: true));
        }
#pragma warning disable CA1031 // Whatever ended it is kept for its readers, who are told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            End(e);
        }
    }

    private void Add(FeedStep step)
    {
        lock (_gate)
        {
            _ring.Add(new FeedEntry(_ring.Last + 1, _time.GetUtcNow(), step.Json, step.Gap));
            Wake();
        }
    }

    private void Wake()
    {
        foreach (var reader in _readers)
            reader.Signal.Set();
    }
}
