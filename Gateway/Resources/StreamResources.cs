using System.Runtime.CompilerServices;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Handlers;
using Gateway.Tools.Streams;

namespace Gateway.Resources;

/// <summary>The streams that a caller started.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class StreamResources(StartedStreams streams, OpenFeeds feeds)
{
    private const int Shown = 100;

    [Resource("ibkr://streams", "streams", "Started streams")]
    [Description("The streams that this caller started, with their states.")]
    public StreamsState List(RequestContext context)
    {
        var own = streams.Of(context.Caller);
        return new StreamsState([.. own.Select(StreamRow.Of)], own.Count);
    }

    [Resource("ibkr://streams/{id}", "stream", "One started stream", Watch = nameof(WatchAsync))]
    [Description("The latest entries of a stream that this caller started, by its streamId. Subscribers are notified of new ones.")]
    public StreamState? Stream(string id, RequestContext context)
    {
        if (streams.TryGet(context.Caller, id) is not { } stream)
            return null;
        var page = stream.Feed.Read(Math.Max(stream.StartedAt, stream.Feed.LastSeq - Shown), Shown);
        return new StreamState(StreamRow.Of(stream), [.. page.Entries.Select(StreamEntryView.Of)]);
    }

    // Reports only that there is something new; its content is for the stream's own caller.
    public async IAsyncEnumerable<FeedNews> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feed = feeds.All.FirstOrDefault(one => one.Id == id)
            ?? throw ToolErrors.InvalidArgument("id: must be the id of a live stream; example: quote-1a2b3c4d");
        using var reader = feeds.Join(feed);
        reader.Cursor = feed.LastSeq;
        await foreach (var news in reader.ReadAllAsync(one => one.ReadNewest(), cancellationToken))
            yield return news;
    }
}

/// <summary>One stream with its latest entries, the newest last.</summary>
internal sealed record StreamState(StreamRow Stream, IReadOnlyList<StreamEntryView> Entries);

/// <summary>A caller's streams.</summary>
internal sealed record StreamsState(IReadOnlyList<StreamRow> Streams, int Count);
