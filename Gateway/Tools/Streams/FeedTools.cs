using Gateway.Access;
using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Registry.Paging;
using Gateway.Tws.Api;

namespace Gateway.Tools.Streams;

/// <summary>Streams that a client starts, reads with one call after the other, and stops.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class FeedTools(StartedStreams streams, OpenFeeds feeds, TwsClient client, AnswerLimit size)
{
    private const string All = "all";

    [Tool("ibkr_start_stream", "Start a stream", Idempotent = true, Requests = "reqMktData", Example = """{"kind":"quote","contract":"AAPL"}""")]
    [Description("Starts a stream for ibkr_read_stream or ibkr_wait_for; returns its id and the current value.")]
    public async Task<StartStreamResult> StartAsync(
        [Description("The kind of stream.")] FeedKind kind,
        ContractArguments contract,
        [Description("By kind: account, conId, barSize, genericTicks ...")] StreamOptions? options = null,
        ToolContext context = null!,
        CancellationToken cancellationToken = default)
    {
        var asked = contract.Given ? contract.ToContract() : null;
        var (stream, isNew, first) = await streams.StartAndReadAsync(context.Caller, kind, asked, options?.Json ?? default, cancellationToken);
        return StartStreamResult.Of(stream, isNew, first is null ? null : StreamEntryView.Of(first));
    }

    [Tool("ibkr_read_stream", "Read a stream", ReadOnly = true, Example = """{"streamId":"$answer.streamId"}""",
        ExampleAfter = """ibkr_start_stream {"kind":"quote","contract":"AAPL"}""")]
    [Description("The entries of a started stream after sinceSeq, the oldest first, with the cursor to continue and the number of missed ones.")]
    public ReadStreamResult Read(
        [Description("Its id, or its uri.")][Example("quote-1a2b3c4d")] string streamId,
        [Description("nextSeq of the previous read; default from the start.")][Range(0, long.MaxValue)] long? sinceSeq = null,
        [Description("Maximum number of entries.")][Range(1, Feed.Capacity)] int limit = 100,
        [Description("Only the newest entry.")] bool latestOnly = false,
        [Description("Size limit of this answer in bytes.")][Range(1000, AnswerLimit.Most)][Example("100000")] int? maxBytes = null,
        ToolContext context = null!)
    {
        var stream = streams.Get(context.Caller, streamId);
        var feed = stream.Feed;
        var after = sinceSeq ?? stream.StartedAt;
        var last = feed.LastSeq;
        if (after > Math.Max(last, stream.StartedAt))
            throw ToolErrors.InvalidArgument($"sinceSeq: must be at most {last}, the number of the latest entry; got {after}; example: {last}");
        var page = feed.Read(latestOnly ? Math.Max(after, last - 1) : after, limit);
        // An entry may arrive between the two reads; all after the cursor are accounted for.
        var skipped = latestOnly && page.Entries.Count > 0 ? page.Entries[^1].Seq - after - 1 : 0;
        var entries = latestOnly ? [.. page.Entries.TakeLast(1)] : Fitting(page.Entries, maxBytes ?? size.Bytes);
        return new ReadStreamResult
        {
            StreamId = stream.Id,
            Kind = feed.Kind.Kind,
            State = feed.State,
            Reason = feed.Reason,
            Entries = [.. entries.Select(StreamEntryView.Of)],
            Count = entries.Count,
            NextSeq = entries.Count < page.Entries.Count && !latestOnly ? entries[^1].Seq : page.Next,
            LastSeq = page.Last,
            Missed = latestOnly ? 0 : page.Missed,
            Skipped = skipped,
        };
    }

    /// <summary>The first entries that fit into an answer; one at least.</summary>
    private static IReadOnlyList<FeedEntry> Fitting(IReadOnlyList<FeedEntry> entries, int bytes)
    {
        const int Frame = 80;
        const int Rest = 600;
        var room = bytes - Rest;
        var count = entries.TakeWhile(entry => (room -= entry.Json.Length + Frame) >= 0).Count();
        return count == entries.Count ? entries : [.. entries.Take(Math.Max(count, 1))];
    }

    [Tool("ibkr_stop_stream", "Stop a stream", Idempotent = true, OpenWorld = false, Example = """{"streamId":"all"}""")]
    [Description("Stops a stream that this caller started, or all of them. Other readers of the stream keep it.")]
    public StopStreamResult Stop([Description("Its id or uri; or all.")][Example(All)] string streamId, ToolContext context = null!)
    {
        var stopped = string.Equals(streamId, All, StringComparison.OrdinalIgnoreCase)
            ? streams.Of(context.Caller)
            : streams.TryGet(context.Caller, streamId) is { } one ? [one] : [];
        string[] ids = [.. stopped.Where(stream => streams.Stop(context.Caller, stream.Id)).Select(stream => stream.Id)];
        return new StopStreamResult { Status = ids.Length > 0 ? "stopped" : "not_started", Stopped = ids, Count = ids.Length };
    }

    [Tool("ibkr_list_active_resource_streams", "Active streams", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("The streams that this caller started with their states, and the market data lines in use.")]
    public ActiveStreamsResult List(ToolContext context = null!)
    {
        var own = streams.Of(context.Caller);
        return new ActiveStreamsResult
        {
            Streams = [.. own.Select(StreamRow.Of)],
            Count = own.Count,
            OpenStreams = feeds.Count,
            MarketDataLines = client.MarketData.OpenLines,
        };
    }
}
