using Gateway.Handlers;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds;

/// <summary>
/// The feeds that are open: one for each thing that is followed, opened by its first reader, released a minute after its last one left.
/// </summary>
internal sealed class OpenFeeds : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Feed> _feeds = new(StringComparer.Ordinal);
    private readonly Dictionary<Feed, (long Number, ITimer Timer)> _leaving = [];
    private readonly List<Task> _ending = [];
    private readonly ITwsConnection _connection;
    private readonly FeedOptions _options;
    private readonly TimeProvider _time;
    private long _lastLeaving;
    private bool _closed;

    /// <param name="lifetime">Feeds end when the program is asked to stop, so that no reader delays the shutdown; null where there is none.</param>
    public OpenFeeds(ITwsConnection connection, FeedOptions options, TimeProvider time, IHostApplicationLifetime? lifetime = null)
    {
        _connection = connection;
        _options = options;
        _time = time;
        lifetime?.ApplicationStopping.Register(Close);
    }

    public IReadOnlyList<Feed> All
    {
        get
        {
            lock (_gate)
                return [.. _feeds.Values];
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _feeds.Count;
        }
    }

    /// <summary>Joins the feed, or opens it; one that failed is opened anew. The reader begins before the oldest entry.</summary>
    /// <param name="signal">Shared by the readers that one waiter waits for; null for one of its own.</param>
    /// <param name="keeps">Whether the feed lives a while longer when this reader leaves.</param>
    public FeedReader Join(FeedDescriptor kind, FeedSource source, AsyncSignal? signal = null, bool keeps = true)
    {
        var key = kind.Name + "|" + source.Key;
        lock (_gate)
        {
            if (_closed)
                throw Stopping();
            if (!_feeds.TryGetValue(key, out var feed) || feed.Error is not null)
                _feeds[key] = feed = new Feed(kind, source, _connection, _time);
            return Enter(feed, signal, keeps);
        }
    }

    /// <summary>Adds a reader to a feed that already has one.</summary>
    public FeedReader Join(Feed feed, AsyncSignal? signal = null)
    {
        lock (_gate)
            return Enter(feed, signal, keeps: true);
    }

    /// <summary>
    /// Removes a reader. Completes at once, or, when it was the last reader of a feed that is not kept for a while, after the feed has unsubscribed
    /// upstream.
    /// </summary>
    public Task LeaveAsync(FeedReader reader)
    {
        lock (_gate)
        {
            var feed = reader.Feed;
            if (!feed.Remove(reader))
                return Task.CompletedTask;
            if (reader.Keeps && feed.Keepers == 0 && feed.Error is null && !_closed)
                Linger(feed);
            return feed.Readers == 0 && !_leaving.ContainsKey(feed) ? Release(feed) : Task.CompletedTask;
        }
    }

    /// <summary>Ends every feed, and waits until all have unsubscribed upstream.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        Task[] ending;
        lock (_gate)
        {
            foreach (var feed in _feeds.Values.ToArray())
                Release(feed);
            ending = [.. _ending];
        }
        await Task.WhenAll(ending);
    }

    private static ToolException Stopping() => ToolErrors.Failed(
        "gateway_stopping", "The gateway is shutting down and ended this stream.", "Start it again after the restart.", retryable: true);

    private void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var feed in _feeds.Values)
                feed.End(Stopping());
        }
    }

    private FeedReader Enter(Feed feed, AsyncSignal? signal, bool keeps)
    {
        if (keeps)
            ForgetLeaving(feed);
        var reader = new FeedReader(feed, this, signal ?? new AsyncSignal(), keeps);
        feed.Add(reader);
        return reader;
    }

    private void Linger(Feed feed)
    {
        var number = ++_lastLeaving;
        _leaving[feed] = (number, _time.CreateTimer(_ => OnLingered(feed, number), null, _options.Linger, Timeout.InfiniteTimeSpan));
    }

    private void OnLingered(Feed feed, long number)
    {
        lock (_gate)
        {
            // A timer that fired just as a reader came back may get here after that one has left, too.
            if (!_leaving.TryGetValue(feed, out var leaving) || leaving.Number != number)
                return;
            ForgetLeaving(feed);
            if (feed.Readers == 0)
                Release(feed);
        }
    }

    private void ForgetLeaving(Feed feed)
    {
        if (_leaving.Remove(feed, out var leaving))
            leaving.Timer.Dispose();
    }

    private Task Release(Feed feed)
    {
        ForgetLeaving(feed);
        var key = feed.Kind.Name + "|" + feed.Source.Key;
        if (_feeds.GetValueOrDefault(key) == feed)
            _feeds.Remove(key);
        _ending.RemoveAll(task => task.IsCompleted);
        var ended = feed.DisposeAsync().AsTask();
        _ending.Add(ended);
        return ended;
    }
}

/// <summary>How long feeds are kept.</summary>
/// <param name="Linger">So long a feed lives without a reader, for one that comes back. Default 60 s.</param>
internal sealed record FeedOptions(TimeSpan Linger)
{
    public static readonly FeedOptions Default = new(TimeSpan.FromSeconds(60));
}
