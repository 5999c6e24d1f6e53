using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Streams;

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

    [Description("A resource that tells the same; it can be read, and subscribed to.")]
    public required string Uri { get; init; }

    public required FeedKind Kind { get; init; }

    public ContractInfo? Contract { get; init; }

    public string? Account { get; init; }

    [Description("starting, live, reconnecting (goes on by itself) or failed (start it again).")]
    public required FeedState State { get; init; }

    [Description("Why it is reconnecting or failed.")]
    public string? Reason { get; init; }

    [Description("The number of the latest entry; 0 before the first.")]
    public required long LastSeq { get; init; }

    [Description("When the latest entry came, UTC.")]
    public DateTimeOffset? LastAt { get; init; }

    [Description("When the gateway opened the stream, for whoever asked first. UTC.")]
    public required DateTimeOffset Since { get; init; }

    [Description("How many readers of this gateway share it; upstream it is one.")]
    public required int Readers { get; init; }

    public static StreamRow Of(StartedStream stream) => new(stream);
}
