using System.Runtime.CompilerServices;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Feeds;

/// <summary>Connects resources to feeds: reports changes, and reads the present contents of a feed.</summary>
/// <remarks>Who may read them is decided by the resource's own scope.</remarks>
internal sealed class ResourceFeeds(FeedCatalog catalog, OpenFeeds feeds, TimeProvider time)
{
    private const string Everything = "*";
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);

    /// <summary>One item for every change of what the resource follows.</summary>
    public async IAsyncEnumerable<object?> WatchAsync(
        FollowsAttribute follows, IReadOnlyDictionary<string, object?> variables, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var contract = variables.Values.OfType<ContractInput>().SingleOrDefault()?.Contract;
        var options = follows.Field is not null ? null : variables
            .Where(one => one.Value is not (ContractInput or Everything))
            .ToDictionary(one => one.Key == follows.Contract ? "contract" : one.Key, one => one.Value);
        using var reader = feeds.Join(catalog[follows.Kind], await FindAsync(follows.Kind, contract, options, cancellationToken));
        reader.Cursor = reader.Feed.LastSeq;
        if (follows.Field is { } field)
        {
            await foreach (var page in reader.ReadAllAsync(Feed.Capacity, cancellationToken))
            {
                if (page.Entries.Any(entry => Concerns(entry, field, variables.Values.Single())))
                    yield return page;
            }
        }
        else
        {
            await foreach (var news in reader.ReadAllAsync(one => one.ReadNewest(), cancellationToken))
                yield return news;
        }
    }

    /// <summary>The present contents of the feed. It is opened if need be, and kept for a while, so that the next read has more.</summary>
    /// <param name="options">The choices of the kind; null for none.</param>
    /// <param name="most">The most entries, the newest last.</param>
    public async Task<FeedContents> ReadAsync(FeedKind kind, Contract? contract, object? options, int most, CancellationToken cancellationToken)
    {
        var source = await PrepareAsync(kind, contract, options, cancellationToken);
        var wasOpen = IsOpen(kind, source);
        using var reader = feeds.Join(catalog[kind], source);
        var feed = reader.Feed;
        if (feed.Kind.Traits.Begins)
            await reader.FirstAsync(FirstWait, time, cancellationToken);
        if (feed.Error is { } error && feed.LastSeq == 0)
            throw FeedFailures.Rethrow(error);
        var page = feed.Read(Math.Max(0, feed.LastSeq - most), most);
        return new FeedContents(feed, wasOpen, [.. page.Entries.Where(entry => entry.Gap is null)]);
    }

    /// <summary>Whether the feed has a reader of any kind now.</summary>
    public bool IsOpen(FeedKind kind, FeedSource source) => feeds.All.Any(feed => feed.Kind.Kind == kind && feed.Source.Key == source.Key);

    /// <summary>The feed that a resource's URI names.</summary>
    /// <exception cref="ToolException">There is no such contract, and so no such resource.</exception>
    public async Task<FeedSource> FindAsync(FeedKind kind, Contract? contract, object? options, CancellationToken cancellationToken)
    {
        try
        {
            return await PrepareAsync(kind, contract, options, cancellationToken);
        }
        catch (ToolException none) when (ContractErrors.IsNone(none))
        {
            throw ToolErrors.InvalidArgument($"id: must name a contract that TWS knows; example: AAPL. {none.Error.Message}", none.Error.Hint);
        }
    }

    private Task<FeedSource> PrepareAsync(FeedKind kind, Contract? contract, object? options, CancellationToken cancellationToken) =>
        FeedCatalog.PrepareAsync(
            catalog[kind], Caller.Local, contract, options is null ? default : JsonSerializer.SerializeToElement(options), cancellationToken);

    private static bool Concerns(FeedEntry entry, string field, object? value) =>
        entry.Data is { } data
            && data.TryGetProperty(field, out var own)
            && own.ToString() == string.Create(CultureInfo.InvariantCulture, $"{value}");
}

/// <summary>Declares the feed that a resource method follows, so that its subscribers are notified of changes.</summary>
/// <remarks>The URI's variables are the feed's choices, by name; one that is a contract is its contract.</remarks>
internal sealed class FollowsAttribute(FeedKind kind) : WatchedAttribute
{
    public FeedKind Kind { get; } = kind;

    /// <summary>The variable that holds the contract as text, with * for none; null when there is none such.</summary>
    public string? Contract { get; init; }

    /// <summary>
    /// The field of an entry that must equal the URI's variable, where one feed serves many resources; null when every entry counts.
    /// </summary>
    public string? Field { get; init; }

    public override Type Watcher => typeof(ResourceFeeds);

    public override IAsyncEnumerable<object?> WatchAsync(
        object watcher, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellationToken) =>
        ((ResourceFeeds)watcher).WatchAsync(this, variables, cancellationToken);
}

/// <summary>The contents of a feed at one moment.</summary>
/// <param name="WasOpen">Whether the feed had a reader before this read.</param>
/// <param name="Updates">The newest last; gaps left out.</param>
internal sealed record FeedContents(Feed Feed, bool WasOpen, IReadOnlyList<FeedEntry> Updates)
{
    public DateTimeOffset? LastUpdate => Updates.Count > 0 ? Updates[^1].At : null;

    public JsonElement? Latest => Updates.Count > 0 ? Updates[^1].Data : null;

    public IReadOnlyList<JsonElement> Data => [.. Updates.Select(entry => entry.Data!.Value)];
}
