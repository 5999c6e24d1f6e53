namespace Gateway.Tws.Api.Sharing;

/// <summary>An interruption of a stream, linked to the next one: a reader finds those that it has not seen from the last one that it has.</summary>
/// <remarks>Recording one costs the same however many readers there are. An interruption that every reader has seen is forgotten.</remarks>
/// <param name="position">The number of the last update before it: unread ones up to there are void.</param>
internal sealed class StreamBreak(string reason, DateTimeOffset from, DateTimeOffset to, long position)
{
    public string Reason => reason;

    public DateTimeOffset From => from;

    public DateTimeOffset To => to;

    public long Position => position;

    /// <summary>Null while it is the newest. Guarded by the stream.</summary>
    public StreamBreak? Next { get; set; }
}
