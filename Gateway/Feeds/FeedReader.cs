using System.Runtime.CompilerServices;
using Gateway.Tws.Api;

namespace Gateway.Feeds;

/// <summary>One reader's place at a feed; while it is not disposed it keeps the feed alive.</summary>
/// <param name="signal">Set when the feed goes on, or ends, after a read that found nothing.</param>
/// <param name="keeps">Whether the feed lives a while longer when the reader leaves, for one that comes back.</param>
internal sealed class FeedReader(Feed feed, OpenFeeds owner, AsyncSignal signal, bool keeps) : IDisposable, IAsyncDisposable
{
    public Feed Feed { get; } = feed;

    public AsyncSignal Signal { get; } = signal;

    public bool Keeps { get; } = keeps;

    /// <summary>The number of the last entry that was read.</summary>
    public long Cursor { get; set; }

    /// <summary><see cref="FeedEntry.Given"/> of that entry. Guarded by the feed, like all below.</summary>
    internal long Given { get; set; }

    internal bool HasLeft { get; set; }

    /// <summary>It was woken to hear that the feed is over.</summary>
    internal bool KnowsEnd { get; set; }

    internal long WaitsInRound { get; set; }

    internal int WaitsAt { get; set; }

    /// <summary>The entries since the last read.</summary>
    public FeedPage Read(int limit) => Feed.Read(this, limit);

    /// <summary>The entries since the last read; null when there are none.</summary>
    public FeedPage? ReadPage(int limit) => Read(limit) is { } page && (page.Entries.Count > 0 || page.Missed > 0) ? page : null;

    /// <summary>The newest update since the last read; null when there is none.</summary>
    public FeedNews? ReadNewest() => Feed.ReadNewest(this);

    /// <summary>Pages that are not empty, as they come, until the feed ends.</summary>
    /// <remarks>The feed's error is thrown after its last entry.</remarks>
    public IAsyncEnumerable<FeedPage> ReadAllAsync(int limit, CancellationToken cancellationToken) =>
        ReadAllAsync(reader => reader.ReadPage(limit), cancellationToken);

    /// <summary>Reads in a loop until the feed ends.</summary>
    /// <param name="read">Gives null when there is nothing more.</param>
    public async IAsyncEnumerable<T> ReadAllAsync<T>(Func<FeedReader, T?> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var error = Feed.Error;
            if (read(this) is { } found)
                yield return found;
            else if (error is not null)
                throw new FeedEndedException(error);
            else
                await Signal.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the feed has an update, has failed, or the time is over.</summary>
    /// <returns>The latest update; null when there is none yet.</returns>
    public async Task<FeedEntry?> FirstAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            Feed.Await(this);
            var latest = Feed.LatestUpdate();
            var remaining = time - clock.GetElapsedTime(began);
            if (latest is not null || Feed.Error is not null || remaining <= TimeSpan.Zero)
                return latest;
            await Signal.WaitAsync(remaining, clock, cancellationToken);
        }
    }

    /// <summary>Does not wait until a feed without readers has unsubscribed upstream.</summary>
    public void Dispose() => _ = owner.LeaveAsync(this);

    public ValueTask DisposeAsync() => new(owner.LeaveAsync(this));
}
