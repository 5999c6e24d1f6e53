namespace Gateway.Tws.Resilience;

/// <summary>
/// Restarts stale streams. After TWS reports that its link is back without data loss (1102), or that a data farm is back, a stream that was lively
/// before the loss and stays silent is subscribed again.
/// </summary>
/// <remarks>
/// A stream is lively when it had an update in the minute before the loss. That excludes closed markets and quiet contracts without a calendar.
/// </remarks>
internal sealed class StaleSubscriptionWatch(SubscriptionReplay streams, TimeProvider time) : IDisposable
{
    /// <summary>How long a lively stream may stay silent after TWS has reported the recovery.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Lively = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);

    /// <summary>The streams to check after the recovery. Kept until they are checked, because at night one loss follows another.</summary>
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

    /// <param name="notice">TWS's notice; part of the gap's reason.</param>
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

    /// <summary>Called when the session has ended: the next one restarts every stream anyway.</summary>
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
