namespace Gateway.Tws.Resilience;

/// <summary>
/// Holds TWS to its word that nothing was lost (1102), or that a data farm is back: a stream that was lively before the loss and is silent after it is asked for again.
/// </summary>
/// <remarks>Lively is a stream with an update in the minute before the loss; that leaves out closed markets and quiet contracts without a calendar.</remarks>
internal sealed class StaleSubscriptionWatch(SubscriptionReplay streams, TimeProvider time) : IDisposable
{
    /// <summary>How long a lively stream may be silent once TWS says that all is well.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Lively = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);

    /// <summary>Those to look at once all is well: kept until they were looked at, for at night one loss follows another.</summary>
    private readonly HashSet<OpenStream> _lively = [];
    private DateTimeOffset _lostAt;
    private ITimer? _check;

    /// <param name="what">The link, or one farm.</param>
    public void Lost(string what)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_lost.Add(what))
                return;
            if (_lively.Count == 0)
                _lostAt = now;
            _lively.UnionWith(streams.All.Where(stream => stream.Stream.LastUpdate > now - Lively));
        }
    }

    /// <param name="notice">What TWS said; part of the gap that readers are told of.</param>
    public void Restored(string what, string notice)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_lost.Remove(what))
                return;
            _check?.Dispose();
            _check = time.CreateTimer(_ => AskAgain(now, notice), null, Patience, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The session is gone: the next one begins every stream anew.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _lost.Clear();
            _lively.Clear();
            _check?.Dispose();
            _check = null;
        }
    }

    public void Dispose() => Forget();

    private void AskAgain(DateTimeOffset restoredAt, string notice)
    {
        List<OpenStream> silent;
        DateTimeOffset lostAt;
        lock (_lock)
        {
            silent = [.. _lively.Where(stream => stream.Stream.LastUpdate < restoredAt).Intersect(streams.All)];
            lostAt = _lostAt;
            if (_lost.Count == 0)
                _lively.Clear();
        }
        foreach (var stream in silent)
            streams.Restart(stream, $"Nothing came for {Patience.TotalSeconds:0} s after TWS said: {notice}", lostAt);
    }
}
