using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Gateway.Feeds.Started;

namespace Gateway.Tools.Streams;

/// <summary>A stream that was started.</summary>
internal sealed record StartStreamResult : StreamRow
{
    [SetsRequiredMembers]
    public StartStreamResult(StartedStream stream, bool isNew, StreamEntryView? first)
        : base(Of(stream))
    {
        Status = isNew ? "started" : "already_started";
        First = first;
        NextSeq = first?.Seq ?? stream.StartedAt;
    }

    [Description("started, or already_started by this caller.")]
    public string Status { get; init; }

    [Description("The present value, where one came at once.")]
    public StreamEntryView? First { get; init; }

    [Description("Read on with this as sinceSeq.")]
    public long NextSeq { get; init; }
}
