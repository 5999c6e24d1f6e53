using System.Diagnostics.CodeAnalysis;
using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;

namespace Gateway.Tools.Streams;

/// <summary>Entries of a stream in order.</summary>
internal sealed record ReadStreamResult
{
    public required string StreamId { get; init; }

    public required FeedKind Kind { get; init; }

    [Description("starting, live, reconnecting (resumes by itself) or failed (start it again).")]
    public required FeedState State { get; init; }

    [Description("Why it is reconnecting or failed.")]
    public string? Reason { get; init; }

    public required IReadOnlyList<StreamEntryView> Entries { get; init; }

    public required int Count { get; init; }

    [Description("Use it as sinceSeq to continue reading.")]
    public required long NextSeq { get; init; }

    [Description("The number of the latest entry; above nextSeq when there are more.")]
    public required long LastSeq { get; init; }

    [Description("Entries after sinceSeq that were discarded before they were read.")]
    public required long Missed { get; init; }

    [Description("Entries omitted by latestOnly.")]
    public required long Skipped { get; init; }
}

/// <summary>A stream that was started.</summary>
internal sealed record StartStreamResult : StreamRow
{
    [SetsRequiredMembers]
    private StartStreamResult(StartedStream stream, bool isNew, StreamEntryView? first)
        : base(stream)
    {
        Status = isNew ? "started" : "already_started";
        First = first;
        NextSeq = first?.Seq ?? stream.StartedAt;
    }

    [Description("started, or already_started by this caller.")]
    public required string Status { get; init; }

    [Description("The current value, if it is already known.")]
    public StreamEntryView? First { get; init; }

    [Description("Use this as sinceSeq to continue reading.")]
    public required long NextSeq { get; init; }

    public static StartStreamResult Of(StartedStream stream, bool isNew, StreamEntryView? first) => new(stream, isNew, first);
}

/// <summary>The caller's streams, and the totals of the gateway.</summary>
internal sealed record ActiveStreamsResult
{
    public required IReadOnlyList<StreamRow> Streams { get; init; }

    public required int Count { get; init; }

    [Description("Streams of all callers together, including those kept for a minute without readers.")]
    public required int OpenStreams { get; init; }

    [Description("Market data lines in use at TWS, of all callers together; an account has 100 unless it bought more.")]
    public required int MarketDataLines { get; init; }
}

/// <summary>Streams that were stopped.</summary>
internal sealed record StopStreamResult
{
    [Description("stopped, or not_started when the caller has no such stream.")]
    public required string Status { get; init; }

    [Description("Their ids.")]
    public required IReadOnlyList<string> Stopped { get; init; }

    public required int Count { get; init; }
}

/// <summary>A started stream and how it stands.</summary>
internal record StreamRow
{
    [SetsRequiredMembers]
    protected StreamRow(StartedStream stream)
    {
        var feed = stream.Feed;
        var last = feed.Last;
        StreamId = stream.Id;
        Uri = stream.Uri;
        Kind = feed.Kind.Kind;
        Contract = feed.Source.Contract;
        Account = feed.Source.Account;
        State = feed.State;
        Reason = feed.Reason;
        LastSeq = last?.Seq ?? 0;
        LastAt = last?.At;
        Since = feed.Since;
        Readers = feed.Readers;
    }

    public required string StreamId { get; init; }

    [Description("A resource with the same data, to read or subscribe to.")]
    public required string Uri { get; init; }

    public required FeedKind Kind { get; init; }

    public ContractInfo? Contract { get; init; }

    public string? Account { get; init; }

    [Description("starting, live, reconnecting (resumes by itself) or failed (start it again).")]
    public required FeedState State { get; init; }

    [Description("Why it is reconnecting or failed.")]
    public string? Reason { get; init; }

    [Description("The number of the latest entry; 0 before the first.")]
    public required long LastSeq { get; init; }

    [Description("Time of the latest entry, UTC.")]
    public DateTimeOffset? LastAt { get; init; }

    [Description("When the gateway opened the stream, UTC.")]
    public required DateTimeOffset Since { get; init; }

    [Description("Readers that share the stream; at TWS it is one subscription.")]
    public required int Readers { get; init; }

    public static StreamRow Of(StartedStream stream) => new(stream);
}

/// <summary>One entry of a stream: data, or a gap.</summary>
internal sealed record StreamEntryView
{
    [Description("The entry's number: from 1, without holes.")]
    public required long Seq { get; init; }

    [Description("Time of the entry, UTC.")]
    public required DateTimeOffset At { get; init; }

    [Description("The data of the kind: see docs/streams.md.")]
    public JsonElement? Data { get; init; }

    [Description("Instead of data: an interruption, with the number of lost updates if it is known.")]
    public UpdateGap? Gap { get; init; }

    public static StreamEntryView Of(FeedEntry entry) => new() { Seq = entry.Seq, At = entry.At, Data = entry.Data, Gap = entry.Gap };
}
