using System.Runtime.CompilerServices;
using Gateway.Tws.Api;

namespace Gateway.Feeds;

/// <summary>One reader's place at a feed; while it is not disposed it keeps the feed alive.</summary>
/// <param name="signal">Set after every entry, and when the feed ends.</param>
internal sealed class FeedReader(Feed feed, OpenFeeds owner, AsyncSignal signal) : IDisposable
{
    public Feed Feed { get; } = feed;

    public AsyncSignal Signal { get; } = signal;

    /// <summary>The number of the last entry that was read.</summary>
    public long Cursor { get; set; }

    /// <summary>What came since the last read.</summary>
    public FeedPage Read(int limit)
    {
        var page = Feed.Read(Cursor, limit);
        Cursor = page.Next;
        return page;
    }

    /// <summary>Pages that are not empty, as they come, until the feed ends.</summary>
    /// <remarks>The feed's error is thrown after its last entry.</remarks>
    public async IAsyncEnumerable<FeedPage> ReadAllAsync(int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var error = Feed.Error;
            var page = Read(limit);
            if (page.Entries.Count > 0 || page.Missed > 0)
                yield return page;
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
        using var over = new CancellationTokenSource(time, clock);
        while (Feed.LatestUpdate() is null && Feed.Error is null && !over.IsCancellationRequested)
            await Signal.WaitAsync(time, clock, cancellationToken);
        return Feed.LatestUpdate();
    }

    public void Dispose() => owner.Leave(this);
}
