using System.Runtime.CompilerServices;
using Gateway.Tws.Resilience;

namespace Gateway.Feeds;

/// <summary>Reads a feed for a time that is known beforehand, as calls do.</summary>
/// <remarks>Afterwards the feed is released at once, unless others read it or may come back to it.</remarks>
internal sealed class TimedFeeds(FeedCatalog catalog, OpenFeeds feeds, ITwsConnection connection, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>The present value, then the newest one whenever the caller is ready for it.</summary>
    public IAsyncEnumerable<FeedNews> NewestAsync(FeedKind kind, FeedSource source, TimeSpan duration, CancellationToken cancellationToken) =>
        FollowAsync(kind, source, duration, reader => reader.Feed.BeginAtPresent(reader), reader => reader.ReadNewest(), cancellationToken);

    /// <summary>Every entry that comes.</summary>
    public IAsyncEnumerable<FeedPage> EachAsync(FeedKind kind, FeedSource source, TimeSpan duration, CancellationToken cancellationToken) =>
        FollowAsync(kind, source, duration, reader => reader.Cursor = reader.Feed.LastSeq, reader => reader.ReadPage(PageSize), cancellationToken);

    private async IAsyncEnumerable<T> FollowAsync<T>(
        FeedKind kind, FeedSource source, TimeSpan duration, Action<FeedReader> begin, Func<FeedReader, T?> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        // Without a session no update would come, and no error either.
        _ = connection.Session;
        using var over = new CancellationTokenSource(duration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        await using var reader = feeds.Join(catalog[kind], source, keeps: false);
        begin(reader);
        await using var items = reader.ReadAllAsync(read, either.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await NextAsync(items, over.Token, cancellationToken))
            yield return items.Current;
    }

    /// <summary>False when the time is over.</summary>
    private static async Task<bool> NextAsync<T>(IAsyncEnumerator<T> items, CancellationToken over, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return !over.IsCancellationRequested && await items.MoveNextAsync();
        }
        catch (FeedEndedException ended)
        {
            throw FeedFailures.Rethrow(ended);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
