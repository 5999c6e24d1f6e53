namespace Gateway.Tws.Api.Sharing;

/// <summary>A reader of a shared stream: its position in the stream, and the interruption that it has seen last. Guarded by the stream.</summary>
/// <param name="number">Counts the readers of the stream, the first is 1.</param>
/// <param name="now">When it joined.</param>
/// <param name="lastBreak">The stream's last interruption before that.</param>
internal sealed class SharedReader<T>(SharedStream<T> stream, long number, DateTimeOffset now, StreamBreak lastBreak) : Sleeper
{
    private StreamBreak _lastBreak = lastBreak;

    public SharedStream<T> Stream { get; } = stream;

    public long Number { get; } = number;

    /// <summary>The number of the last update that it has read or skipped.</summary>
    public long Position { get; set; }

    /// <summary>The time of its last update, or of its joining: missed updates are later than this.</summary>
    public DateTimeOffset LastAt { get; set; } = now;

    /// <summary>The state at the time it joined, to be read first; null when there was none or it has been read.</summary>
    public StreamItem<T>.Update? Present { get; set; }

    /// <summary>One gap that spans the interruptions since its last read; null when there are none. Unread updates before it are void.</summary>
    /// <param name="newest">The stream's last interruption.</param>
    public StreamGap? TakeGap(StreamBreak newest)
    {
        if (_lastBreak.Next is not { } first)
            return null;
        (Present, Position, _lastBreak) = (null, newest.Position, newest);
        return new StreamGap(newest.Reason, first.From, newest.To, Dropped: null);
    }
}
