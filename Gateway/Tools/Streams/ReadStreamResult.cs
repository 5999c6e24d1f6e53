using System.ComponentModel;
using Gateway.Feeds;

namespace Gateway.Tools.Streams;

/// <summary>Entries of a stream in order.</summary>
internal sealed record ReadStreamResult
{
    public required string StreamId { get; init; }

    public required FeedKind Kind { get; init; }

    [Description("starting, live, reconnecting (goes on by itself) or failed (start it again).")]
    public required FeedState State { get; init; }

    [Description("Why it is reconnecting or failed.")]
    public string? Reason { get; init; }

    public required IReadOnlyList<StreamEntryView> Entries { get; init; }

    public required int Count { get; init; }

    [Description("Give it as sinceSeq to read on.")]
    public required long NextSeq { get; init; }

    [Description("The number of the latest entry; above nextSeq when there are more.")]
    public required long LastSeq { get; init; }

    [Description("Entries after sinceSeq that had made room for newer ones before they were read.")]
    public required long Missed { get; init; }

    [Description("Entries passed over because of latestOnly.")]
    public required long Skipped { get; init; }
}
