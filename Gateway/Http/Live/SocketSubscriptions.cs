using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Text;
using Gateway.Tws.Api;

namespace Gateway.Http.Live;

/// <summary>The feed subscriptions of one WebSocket, one for each feed. The socket's read loop changes them; its write loop reads them.</summary>
internal sealed class SocketSubscriptions(SocketPath path, Caller caller, FeedCatalog catalog, OpenFeeds feeds) : IDisposable
{
    public const int Most = 100;

    private readonly Lock _gate = new();
    private readonly List<FeedReader> _readers = [];

    /// <summary>Set when a reader may have something to read.</summary>
    public AsyncSignal Signal { get; } = new();

    public IReadOnlyList<FeedReader> Readers
    {
        get
        {
            lock (_gate)
                return [.. _readers];
        }
    }

    public IReadOnlyList<Feed> Feeds => [.. Readers.Select(reader => reader.Feed)];

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var reader in _readers)
                reader.Dispose();
            _readers.Clear();
        }
    }

    /// <summary>A reader of the requested feed, which is subscribed once it is added.</summary>
    /// <exception cref="ToolException">The request is invalid, or the limit of subscriptions is reached.</exception>
    public async Task<FeedReader> JoinAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var (kind, source) = await PrepareAsync(request, cancellationToken);
        if (Readers.Count >= Most && Find(kind, source) is null)
            throw ToolErrors.Refused("too_many_streams", $"This connection has reached its limit of {Most} subscriptions.", "Unsubscribe from one.");
        return feeds.Join(kind, source, Signal);
    }

    /// <summary>Adds a reader, which begins with the current state. A feed that is already subscribed continues unchanged.</summary>
    public void Add(FeedReader reader)
    {
        lock (_gate)
        {
            if (_readers.Exists(one => one.Feed == reader.Feed))
            {
                reader.Dispose();
                return;
            }
            reader.Cursor = reader.Feed.BeforeLatest;
            _readers.Add(reader);
        }
        Signal.Set();
    }

    /// <summary>Removes a subscription, which the request names by the feed's id or as it was subscribed, and returns the feed's id.</summary>
    /// <exception cref="ToolException">There is no such subscription.</exception>
    public async Task<string> RemoveAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var id = request.Feed;
        FeedReader? reader;
        if (id is not null)
        {
            reader = Readers.FirstOrDefault(one => one.Feed.Id == id);
        }
        else
        {
            // Only looked for: nothing is asked of TWS by one who leaves.
            var (kind, source) = await PrepareAsync(request, cancellationToken);
            reader = Find(kind, source);
            id = kind.Name;
        }
        if (reader is null)
        {
            throw ToolErrors.InvalidArgument(
                $"feed: must be a feed of this connection's subscriptions; got '{UntrustedText.Show(id)}'; example: quote-1a2b3c4d",
                "The action list returns them.");
        }
        Remove(reader);
        return reader.Feed.Id;
    }

    public void Remove(FeedReader reader)
    {
        lock (_gate)
        {
            _readers.Remove(reader);
            reader.Dispose();
        }
    }

    private FeedReader? Find(FeedDescriptor kind, FeedSource source) =>
        Readers.FirstOrDefault(one => one.Feed.Kind == kind && one.Feed.Source.Key == source.Key);

    private async Task<(FeedDescriptor Kind, FeedSource Source)> PrepareAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var kind = request.Kind is { } name
            ? catalog.Find(name)
            : catalog[path.WithContract is { } other && request.HasContract ? other : path.Kinds[0]];
        if (kind is null || !path.Kinds.Contains(kind.Kind))
        {
            throw ToolErrors.InvalidArgument(
                $"kind: must be one of {string.Join(", ", path.Kinds.Select(EnumName<FeedKind>.Of))} here; "
                + $"got '{UntrustedText.Show(request.Kind!)}'; example: {EnumName<FeedKind>.Of(path.Kinds[0])}");
        }

        return (kind, await FeedCatalog.PrepareAsync(kind, caller, contract: null, request.Choices, cancellationToken));
    }
}
