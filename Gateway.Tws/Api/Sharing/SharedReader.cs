namespace Gateway.Tws.Api.Sharing;

/// <summary>One reader's place at a shared stream: a mark in what the stream keeps, and a gap that it has not heard of. Guarded by the stream.</summary>
/// <param name="number">Counts the readers of the stream, the first is 1.</param>
/// <param name="now">When it joined.</param>
internal sealed class SharedReader<T>(SharedStream<T> stream, long number, DateTimeOffset now) : Sleeper
{
    private StreamGap? _gap;

    public SharedStream<T> Stream { get; } = stream;

    public long Number { get; } = number;

    /// <summary>How many of the stream's updates it has behind it.</summary>
    public long Position { get; set; }

    /// <summary>When its last update came, or when it joined: what it missed came after that.</summary>
    public DateTimeOffset LastAt { get; set; } = now;

    /// <summary>What was there when it joined, to be read before anything else; null when there was nothing, or it was read.</summary>
    public StreamItem<T>.Update? Present { get; set; }

    /// <summary>The stream was interrupted; what was not read yet is void. A reader that slept through several gaps hears of one that spans them.</summary>
    public void AddGap(string reason, DateTimeOffset from, DateTimeOffset to)
    {
        Present = null;
        _gap = new StreamGap(reason, _gap?.From ?? from, to, Dropped: null);
    }

    /// <summary>The gap to tell next; null when there is none.</summary>
    public StreamGap? TakeGap()
    {
        var gap = _gap;
        _gap = null;
        return gap;
    }
}
