namespace Gateway.Feeds.Started;

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

    /// <summary>The resource that tells the same; one of this stream's own where there is none.</summary>
    public string Uri => Feed.Source.Uri ?? OwnUri;

    public string OwnUri => "ibkr://streams/" + Id;

    /// <summary>It was just read: it is kept for a while longer.</summary>
    public void Touch(TimeSpan kept) => expiry.Change(kept, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        expiry.Dispose();
        Reader.Dispose();
    }
}
