using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Started;

/// <summary>
/// The streams that callers started and read call by call. Nobody sees or stops another caller's; one that nobody reads for an hour is stopped.
/// </summary>
internal sealed class StartedStreams : ICallerResources, ILiveResources
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly List<StartedStream> _streams = [];
    private readonly FeedCatalog _catalog;
    private readonly OpenFeeds _feeds;
    private readonly LimitOptions _limits;
    private readonly TimeProvider _time;
    private readonly IChangeFeed? _changes;

    /// <param name="changes">Told that the list of resources changed; null where nobody follows it.</param>
    public StartedStreams(FeedCatalog catalog, OpenFeeds feeds, LimitOptions limits, TimeProvider time, IChangeFeed? changes = null)
    {
        _catalog = catalog;
        _feeds = feeds;
        _limits = limits;
        _time = time;
        _changes = changes;
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _streams.Count;
        }
    }

    /// <summary>Starts a stream, or finds the one that the caller started before.</summary>
    /// <exception cref="ToolException">A choice is wrong, the scope is lacking, or the caller has too many streams.</exception>
    public async Task<(StartedStream Stream, bool IsNew)> StartAsync(
        Caller caller, FeedKind kind, Contract? contract, JsonElement options, CancellationToken cancellationToken)
    {
        var descriptor = _catalog[kind];
        var source = await FeedCatalog.PrepareAsync(descriptor, caller, contract, options, cancellationToken);
        var reader = _feeds.Join(descriptor, source);
        StartedStream stream;
        lock (_gate)
        {
            Replace(caller, reader.Feed);
            if (_streams.Find(other => other.CallerId == caller.Id && other.Feed == reader.Feed) is { } same)
            {
                reader.Dispose();
                same.Touch(Kept);
                return (same, false);
            }
            RequireRoom(caller, reader);
            var timer = _time.CreateTimer(_ => Stop(caller, reader.Feed.Id), null, Kept, Timeout.InfiniteTimeSpan);
            stream = new StartedStream(caller.Id, reader, reader.Feed.BeforeLatest, timer);
            _streams.Add(stream);
        }
        _changes?.ResourcesChanged();
        return (stream, true);
    }

    /// <summary>Starts a stream, and waits for its present value where one comes at once.</summary>
    /// <exception cref="ToolException">As for <see cref="StartAsync"/>; any other exception is the reason why the stream failed.</exception>
    public async Task<(StartedStream Stream, bool IsNew, FeedEntry? First)> StartAndReadAsync(
        Caller caller, FeedKind kind, Contract? contract, JsonElement options, CancellationToken cancellationToken)
    {
        var (stream, isNew) = await StartAsync(caller, kind, contract, options, cancellationToken);
        using var reader = _feeds.Join(stream.Feed);
        var first = await reader.FirstAsync(stream.Feed.Kind.Traits.Begins ? FirstWait : TimeSpan.Zero, _time, cancellationToken);
        if (stream.Feed.Error is not { } error)
            return (stream, isNew, first);
        Stop(caller, stream.Id);
        throw FeedFailures.Rethrow(error);
    }

    /// <summary>The caller's stream with this id or URI. The lookup restarts the stream's idle time.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public StartedStream Get(Caller caller, string idOrUri)
    {
        lock (_gate)
        {
            var stream = Find(caller, idOrUri) ?? throw ToolErrors.InvalidArgument(
                $"streamId: must be a stream that this caller started and did not stop; got '{UntrustedText.Show(idOrUri)}'; "
                + "example: quote-1a2b3c4d",
                "ibkr_list_active_resource_streams lists them; ibkr_start_stream starts one. A stream that is not read for an hour is stopped.");
            stream.Touch(Kept);
            return stream;
        }
    }

    public StartedStream? TryGet(Caller caller, string idOrUri)
    {
        lock (_gate)
            return Find(caller, idOrUri);
    }

    public IReadOnlyList<StartedStream> Of(Caller caller)
    {
        lock (_gate)
            return [.. _streams.Where(stream => stream.CallerId == caller.Id)];
    }

    /// <returns>False when the caller has no such stream.</returns>
    public bool Stop(Caller caller, string idOrUri)
    {
        StartedStream? stream;
        lock (_gate)
        {
            stream = Find(caller, idOrUri);
            if (stream is null)
                return false;
            _streams.Remove(stream);
        }
        stream.Dispose();
        _changes?.ResourcesChanged();
        return true;
    }

    string ICallerResources.Noun => "started stream(s)";

    public int EndAllOf(string? callerId)
    {
        StartedStream[] ended;
        lock (_gate)
        {
            ended = [.. _streams.Where(stream => stream.CallerId == callerId)];
            _streams.RemoveAll(ended.Contains);
        }
        foreach (var stream in ended)
            stream.Dispose();
        return ended.Length;
    }

    public IReadOnlyList<ResourceDescriptor> For(Caller caller) =>
    [
        .. Of(caller).DistinctBy(stream => stream.Uri).Where(stream => caller.May(stream.Feed.Kind.Scope))
        .OrderBy(stream => stream.Uri, StringComparer.Ordinal).Select(stream => new ResourceDescriptor
        {
            Uri = stream.Uri,
            IsTemplate = false,
            Toolset = "streams",
            Scope = stream.Feed.Kind.Scope,
            Description = $"A started live stream: {stream.Feed.Kind.Description}",
            Traits = new ResourceAttribute(stream.Uri, stream.Id, $"Stream {stream.Id}"),
            Reader = static (_, _, _) => throw new NotSupportedException("It is read with the template that matches its URI."),
        }),
    ];

    private StartedStream? Find(Caller caller, string idOrUri) =>
        _streams.Find(stream => stream.CallerId == caller.Id && (stream.Id == idOrUri || stream.Uri == idOrUri || stream.OwnUri == idOrUri));

    /// <summary>Removes a failed stream when another one takes its place.</summary>
    private void Replace(Caller caller, Feed feed)
    {
        var failures = _streams.FindAll(other => other.CallerId == caller.Id && other.Feed != feed && other.Feed.Kind == feed.Kind
            && other.Feed.Source.Key == feed.Source.Key);
        foreach (var failed in failures)
        {
            _streams.Remove(failed);
            failed.Dispose();
        }
    }

    private void RequireRoom(Caller caller, FeedReader reader)
    {
        var most = caller.Id is null ? _limits.StartedStreams * _limits.LocalFactor : _limits.StartedStreams;
        if (most == 0 || _streams.Count(stream => stream.CallerId == caller.Id) < most)
            return;
        reader.Dispose();
        throw ToolErrors.Refused(
            "too_many_streams",
            string.Create(CultureInfo.InvariantCulture, $"This caller has reached its limit of {most} started streams (LIMITS_STARTED_STREAMS)."),
            "Stop one with ibkr_stop_stream; ibkr_list_active_resource_streams lists them.");
    }
}

/// <summary>A feed that a caller started, to read it call by call.</summary>
/// <param name="startedAt">The cursor that begins with the present value.</param>
internal sealed class StartedStream(string? callerId, FeedReader reader, long startedAt, ITimer expiry) : IDisposable
{
    public string Id => Feed.Id;

    public string? CallerId { get; } = callerId;

    public Feed Feed => Reader.Feed;

    /// <summary>Keeps the feed alive; its own place is not used, because callers bring their cursors.</summary>
    public FeedReader Reader { get; } = reader;

    public long StartedAt { get; } = startedAt;

    /// <summary>The URI of the resource with the same content; a resource of this stream's own where there is none.</summary>
    public string Uri => Feed.Source.Uri ?? OwnUri;

    public string OwnUri => "ibkr://streams/" + Id;

    /// <summary>Restarts the idle time.</summary>
    public void Touch(TimeSpan kept) => expiry.Change(kept, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        expiry.Dispose();
        Reader.Dispose();
    }
}
