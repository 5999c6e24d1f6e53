using System.Threading.Channels;

namespace Gateway.Streaming;

/// <summary>A connection that reads an <see cref="EventStream"/>.</summary>
internal sealed class EventReader(EventStream stream, long position, Action cut)
{
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One place: set any number of times, it is one wake-up.
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool _over;
    private volatile byte[]? _farewell;

    /// <summary>The newest event that this connection has sent. Guarded by the stream.</summary>
    internal long Position { get; set; } = position;

    internal long Next { get; set; }

    /// <summary>True for a stream that no response ends.</summary>
    public bool IsEndless => stream.Number == 0;

    /// <summary>Sends the stored and new events until the stream ends, the connection breaks, or the reader is ended.</summary>
    /// <param name="primes">Sends an event without data first, from which the client can resume.</param>
    public async Task RunAsync(SseReply reply, bool primes)
    {
        try
        {
            await reply.WriteFramedAsync(primes ? EventFrame.Priming(new StreamEventId(stream.Number, Position)) : default(ReadOnlyMemory<byte>));
            reply.StartKeepAlive();
            while (!reply.IsGone && !_over)
            {
                // Read before the events, so that none is missed: there are no events after the end.
                var isLast = stream.IsFinished || _farewell is not null;
                if (stream.TryTake(this, out var frame))
                {
                    await reply.WriteFramedAsync(frame);
                    if (!reply.IsGone)
                        stream.Took(this);
                }
                else if (isLast || _over)
                {
                    break;
                }
                else
                {
                    await _news.Reader.ReadAsync();
                }
            }

            if (_farewell is { } farewell && !_over && !stream.IsFinished)
                await reply.WriteFramedAsync(farewell);
        }
        finally
        {
            stream.Detach(this);
            _left.SetResult();
        }
    }

    /// <summary>Ends the reader at its current position.</summary>
    public void End()
    {
        _over = true;
        Wake();
    }

    /// <summary>Ends the reader and its connection.</summary>
    public void Cut()
    {
        End();
        cut();
    }

    /// <summary>Closes the connection once it has sent the stored events; its client reconnects after the given time.</summary>
    public Task ReleaseAsync(TimeSpan retryAfter)
    {
        _farewell = EventFrame.Retry(retryAfter);
        Wake();
        return _left.Task;
    }

    internal void Wake() => _news.Writer.TryWrite(true);
}
