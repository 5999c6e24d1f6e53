using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Gateway.Feeds.Started;

namespace Gateway.Tools.Streams;

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

    [Description("The present value, where one came at once.")]
    public StreamEntryView? First { get; init; }

    [Description("Read on with this as sinceSeq.")]
    public required long NextSeq { get; init; }

    public static StartStreamResult Of(StartedStream stream, bool isNew, StreamEntryView? first) => new(stream, isNew, first);
}
