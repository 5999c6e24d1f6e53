using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Registry.Changes;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds;

/// <summary>A live stream: one subscription upstream, its latest entries by number, and any number of readers, each at its own place.</summary>
/// <remarks>
/// A reader costs nothing upstream and delays no other reader. One that falls behind by more than the ring holds is told how many entries it missed.
/// </remarks>
internal sealed class Feed : IAsyncDisposable
{
    public const int Capacity = 1000;
    public const int MostBytes = 2 * 1024 * 1024;
    private const int IdLength = 8;

    private readonly Lock _gate = new();
    private readonly NumberedRing<FeedEntry> _ring = new(entry => entry.Json.Length);
    private readonly WaitingReaders _waiting = new();
    private readonly FeedEntryWriter _writer;
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly ITwsConnection _connection;
    private readonly Task _running;
    private FeedEntry? _lastGap;
    private Exception? _error;
    private int _readers;
    private int _keepers;
    private bool _left;

    /// <summary>Subscribes upstream at once.</summary>
    public Feed(FeedDescriptor kind, FeedSource source, ITwsConnection connection, TimeProvider time)
    {
        Kind = kind;
        Source = source;
        _connection = connection;
        _time = time;
        Id = $"{kind.Name.Replace('_', '-')}-{RandomNumberGenerator.GetHexString(IdLength, lowercase: true)}";
        Since = time.GetUtcNow();
        _writer = new FeedEntryWriter(this);
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

    public int Readers => Volatile.Read(ref _readers);

    /// <summary>How many of them keep it for a while when they leave.</summary>
    public int Keepers => Volatile.Read(ref _keepers);

    public FeedState State =>
        Error is not null ? FeedState.Failed
        : Kind.Kind != FeedKind.Connection && _connection.Status.State != ConnectionState.Connected ? FeedState.Reconnecting
        : Kind.Traits.Begins && Last is null ? FeedState.Starting
        : FeedState.Live;

    /// <summary>The reason why the feed is not live, as text; null when it is.</summary>
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

    /// <summary>The cursor from which the latest update is read first; without an update, the end.</summary>
    public long BeforeLatest
    {
        get
        {
            lock (_gate)
                return (LatestUpdate()?.Seq ?? _ring.Last + 1) - 1;
        }
    }

    /// <summary>The entries after a cursor, the oldest first.</summary>
    /// <param name="after">The number of the last entry that was read; 0 for none.</param>
    public FeedPage Read(long after, int limit)
    {
        lock (_gate)
        {
            var start = Math.Max(after + 1, _ring.First);
            var count = (int)Math.Clamp(_ring.Last - start + 1, 0, Math.Min(limit, Capacity));
            var entries = new FeedEntry[count];
            for (var i = 0; i < count; i++)
                entries[i] = _ring[start + i];
            return new FeedPage(entries, Math.Max(after, start + count - 1), Math.Max(0, start - after - 1), _ring.Last);
        }
    }

    /// <summary>
    /// The entries since the reader's last read; none once it has left. A reader that has read everything is woken by the next entry.
    /// </summary>
    public FeedPage Read(FeedReader reader, int limit)
    {
        lock (_gate)
        {
            if (reader.HasLeft)
                return new FeedPage([], reader.Cursor, Missed: 0, _ring.Last);
            var page = Read(reader.Cursor, limit);
            reader.Cursor = page.Next;
            if (page.Entries.Count == 0)
                AwaitMore(reader);
            return page;
        }
    }

    /// <summary>The newest update since the reader's last read. Without one it is null, and the reader is woken by the next entry.</summary>
    /// <remarks>Updates before an interruption are void.</remarks>
    public FeedNews? ReadNewest(FeedReader reader)
    {
        lock (_gate)
        {
            if (reader.Cursor >= _ring.Last)
            {
                AwaitMore(reader);
                return null;
            }
            var newest = _ring[_ring.Last];
            var given = Math.Max(reader.Given, _lastGap?.Given ?? 0);
            var gap = _lastGap?.Seq > reader.Cursor ? _lastGap.Gap! with { From = FirstGapAfter(reader.Cursor).From } : null;
            (reader.Cursor, reader.Given) = (newest.Seq, newest.Given);
            return newest.Gap is null ? new FeedNews(gap, newest, newest.Given - given - 1) : new FeedNews(gap, Update: null, Conflated: 0);
        }
    }

    /// <summary>Puts a reader before the latest entry if that is an update, which then replaced nothing; else after it.</summary>
    public void BeginAtPresent(FeedReader reader)
    {
        lock (_gate)
        {
            var present = _ring.Last > 0 && _ring[_ring.Last].Gap is null ? 1 : 0;
            reader.Cursor = _ring.Last - present;
            reader.Given = _ring.Last > 0 ? _ring[_ring.Last].Given - present : 0;
        }
    }

    /// <summary>Wakes the reader when the feed goes on from here, or at once if it is over.</summary>
    public void Await(FeedReader reader)
    {
        lock (_gate)
            AwaitMore(reader);
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
        {
            _readers++;
            _keepers += reader.Keeps ? 1 : 0;
        }
    }

    /// <returns>False when it was not a reader any more.</returns>
    public bool Remove(FeedReader reader)
    {
        lock (_gate)
        {
            if (reader.HasLeft)
                return false;
            reader.HasLeft = true;
            _readers--;
            _keepers -= reader.Keeps ? 1 : 0;
            _waiting.Remove(reader);
            return true;
        }
    }

    /// <summary>Ends the feed for its readers; what is kept can still be read.</summary>
    public void End(Exception why)
    {
        lock (_gate)
        {
            _error ??= why;
            _waiting.Wake();
        }
    }

    /// <summary>Unsubscribes upstream, and completes once that is done.</summary>
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
        _writer.Dispose();
    }

    private async Task PumpAsync(IAsyncEnumerable<FeedStep> steps)
    {
        try
        {
            await foreach (var step in steps.WithCancellation(_stop.Token))
                Add(step);
            End(ToolErrors.Failed("stream_ended", "TWS ended the stream.", "Start it again.", retryable: true));
        }
#pragma warning disable CA1031 // The error is kept and thrown to the readers.
        catch (Exception e)
#pragma warning restore CA1031
        {
            End(e);
        }
    }

    private void Add(FeedStep step)
    {
        // Nobody else adds: the number does not change until the entry is made, and its readers are not held up meanwhile.
        var entry = _writer.Write(LastSeq + 1, _time.GetUtcNow(), step);
        lock (_gate)
        {
            // Nothing comes after the end: readers would go on as long as upstream does.
            if (_error is not null)
                return;
            _ring.Add(entry);
            while (_ring.Count > Capacity || (_ring.Bytes > MostBytes && _ring.Count > 1))
                _ring.DropOldest();
            if (entry.Gap is not null)
                _lastGap = entry;
            _waiting.Wake();
        }
    }

    private void AwaitMore(FeedReader reader)
    {
        if (reader.HasLeft)
            return;
        if (_error is null)
        {
            _waiting.Add(reader);
        }
        else if (!reader.KnowsEnd)
        {
            // Once: whoever waits for several feeds goes on waiting when one of them has ended.
            reader.KnowsEnd = true;
            reader.Signal.Set();
        }
    }

    private UpdateGap FirstGapAfter(long cursor)
    {
        for (var seq = Math.Max(cursor + 1, _ring.First); seq <= _ring.Last; seq++)
        {
            if (_ring[seq].Gap is { } gap)
                return gap;
        }
        return _lastGap!.Gap!;
    }
}
