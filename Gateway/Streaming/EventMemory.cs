namespace Gateway.Streaming;

/// <summary>The limits of the events that are kept for resumable streams, and the number of bytes held.</summary>
/// <param name="eventsPerStream">The most events kept of one stream.</param>
/// <param name="bytesPerStream">The most bytes kept of one stream; its newest event stays whatever its size.</param>
/// <param name="bytesInAll">The most bytes over all streams; beyond it, sent events are dropped.</param>
/// <param name="window">How long a stream can be resumed after its connection broke.</param>
internal sealed class EventMemory(int eventsPerStream, int bytesPerStream, long bytesInAll, TimeSpan window)
{
    private long _held;

    public int EventsPerStream { get; } = eventsPerStream;

    public int BytesPerStream { get; } = bytesPerStream;

    public TimeSpan Window { get; } = window;

    /// <summary>Bytes of all kept events.</summary>
    public long Held => Volatile.Read(ref _held);

    public bool IsFull => Held > bytesInAll;

    public void Add(int bytes) => Interlocked.Add(ref _held, bytes);
}
