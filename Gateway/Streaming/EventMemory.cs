namespace Gateway.Streaming;

/// <summary>How much is kept for clients that come back for the rest of a stream, and how much is held at present.</summary>
/// <param name="eventsPerStream">The most events kept of one stream.</param>
/// <param name="bytesPerStream">The most bytes kept of one stream; its newest event stays whatever its size.</param>
/// <param name="bytesInAll">Beyond this, over all streams, what has been sent is kept no longer.</param>
/// <param name="window">How long after it lost its connection a stream can be taken up again.</param>
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
