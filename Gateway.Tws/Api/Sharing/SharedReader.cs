namespace Gateway.Tws.Api.Sharing;

/// <summary>A reader of a shared stream: its position in the stream, and the gap that it has not received yet. Guarded by the stream.</summary>
/// <param name="number">Counts the readers of the stream, the first is 1.</param>
/// <param name="now">When it joined.</param>
internal sealed class SharedReader<T>(SharedStream<T> stream, long number, DateTimeOffset now) : Sleeper
{
    private StreamGap? _gap;

    public SharedStream<T> Stream { get; } = stream;

    public long Number { get; } = number;

    /// <summary>The number of the last update that it has read or skipped.</summary>
    public long Position { get; set; }

    /// <summary>The time of its last update, or of its joining: missed updates are later than this.</summary>
    public DateTimeOffset LastAt { get; set; } = now;

    /// <summary>The state at the time it joined, to be read first; null when there was none or it has been read.</summary>
    public StreamItem<T>.Update? Present { get; set; }

    /// <summary>Records an interruption: unread updates are void. Several unread gaps become one that spans them.</summary>
    public void AddGap(string reason, DateTimeOffset from, DateTimeOffset to)
    {
        Present = null;
        _gap = new StreamGap(reason, _gap?.From ?? from, to, Dropped: null);
    }

    /// <summary>The pending gap, which is then cleared; null when there is none.</summary>
    public StreamGap? TakeGap()
    {
        var gap = _gap;
        _gap = null;
        return gap;
    }
}
