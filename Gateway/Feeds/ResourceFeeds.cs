using System.Runtime.CompilerServices;
using System.Text.Json;
using Gateway.Access;
using Gateway.Tws.Model;

namespace Gateway.Feeds;

/// <summary>What resources need of feeds: to be told of changes, and to show what a feed holds. Who may read them is decided by the resource's own scope.</summary>
internal sealed class ResourceFeeds(FeedCatalog catalog, OpenFeeds feeds, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);

    /// <summary>The newest entry after every change.</summary>
    /// <param name="options">The choices of the kind; null for none.</param>
    public async IAsyncEnumerable<FeedEntry> WatchAsync(
        FeedKind kind, Contract? contract, object? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = await JoinAsync(kind, contract, options, cancellationToken);
        reader.Cursor = reader.Feed.LastSeq;
        await foreach (var page in reader.ReadAllAsync(FeedRing.Capacity, cancellationToken))
        {
            if (page.Entries.Count > 0)
                yield return page.Entries[^1];
        }
    }

    /// <summary>Every entry from now on, for those who must look for theirs among them.</summary>
    public async IAsyncEnumerable<FeedEntry> WatchEachAsync(FeedKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = await JoinAsync(kind, contract: null, options: null, cancellationToken);
        reader.Cursor = reader.Feed.LastSeq;
        await foreach (var page in reader.ReadAllAsync(FeedRing.Capacity, cancellationToken))
        {
            foreach (var entry in page.Entries)
                yield return entry;
        }
    }

    /// <summary>What the feed holds now: it is opened if need be, and kept for a while, so that the next read has more.</summary>
    /// <param name="most">The most entries, the newest last.</param>
    public async Task<FeedContents> ReadAsync(FeedKind kind, Contract? contract, object? options, int most, CancellationToken cancellationToken)
    {
        using var reader = await JoinAsync(kind, contract, options, cancellationToken);
        var feed = reader.Feed;
        if (feed.Kind.Traits.Begins)
            await reader.FirstAsync(FirstWait, time, cancellationToken);
        if (feed.Error is { } error && feed.LastSeq == 0)
            throw FeedFailures.Rethrow(error);
        var page = feed.Read(Math.Max(0, feed.LastSeq - most), most);
        return new FeedContents(feed, [.. page.Entries.Where(entry => entry.Gap is null)]);
    }

    /// <summary>Whether somebody follows it now, by whatever way.</summary>
    public async Task<bool> IsOpenAsync(FeedKind kind, Contract? contract, object? options, CancellationToken cancellationToken)
    {
        var source = await PrepareAsync(kind, contract, options, cancellationToken);
        return feeds.All.Any(feed => feed.Kind.Kind == kind && feed.Source.Key == source.Key);
    }

    private async Task<FeedReader> JoinAsync(FeedKind kind, Contract? contract, object? options, CancellationToken cancellationToken) =>
        feeds.Join(catalog[kind], await PrepareAsync(kind, contract, options, cancellationToken));

    private Task<FeedSource> PrepareAsync(FeedKind kind, Contract? contract, object? options, CancellationToken cancellationToken) =>
        FeedCatalog.PrepareAsync(catalog[kind], Caller.Local, contract, options is null ? default : JsonSerializer.SerializeToElement(options), cancellationToken);
}
