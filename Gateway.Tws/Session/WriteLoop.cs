using System.IO.Pipelines;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Session;

/// <summary>Sends queued requests at TWS's pace: whenever the pace allows one more it takes the one that is most urgent then.</summary>
internal sealed class WriteLoop(PipeWriter output, OutboundQueue queue, TwsSessionOptions options, TimeProvider time)
{
    private readonly MessagePacing _pacing = new(options, time);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var turn = queue.TryTake(_pacing, out var item, out var wait);
                if (turn == OutboundQueue.Turn.Taken)
                {
                    foreach (var frame in item!.Frames)
                        FrameWriter.Write(output, frame.Span);
                    continue;
                }
                await FlushAsync().ConfigureAwait(false);
                if (turn == OutboundQueue.Turn.TooEarly)
                    await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                else
                    await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // Completing without an error would flush the remaining bytes to a closed stream.
            await output.CompleteAsync(new OperationCanceledException()).ConfigureAwait(false);
            queue.Abandon();
        }
    }

    private async ValueTask FlushAsync()
    {
        if (output.UnflushedBytes == 0)
            return;
        using var deadline = new CancellationTokenSource(options.WriteTimeout, time);
        try
        {
            // A deadline that passes just after a flush was done cancels the next one, which then has written nothing.
            while ((await output.FlushAsync(deadline.Token).ConfigureAwait(false)).IsCanceled)
                deadline.Token.ThrowIfCancellationRequested();
            queue.Flushed();
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new TwsDisconnectedException(
                $"TWS took no bytes for {options.WriteTimeout.TotalSeconds:0.#} s: it is frozen, or the network lost it.", exception);
        }
    }
}

/// <summary>Paces outbound messages with a token bucket: it holds one burst and refills at the steady rate.</summary>
/// <remarks>
/// A burst and the steady rate add up to no more than <see cref="TwsSessionOptions.MessagesPerSecond"/> in any one second. Counted in whole ticks, so
/// that waiting for <see cref="UntilNext"/> is always enough. For one caller at a time.
/// </remarks>
internal sealed class MessagePacing
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly long _interval;
    private readonly long _tolerance;
    private long _full;

    public MessagePacing(TwsSessionOptions options, TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _interval = TimeSpan.TicksPerSecond / Math.Max(1, options.MessagesPerSecond - options.Burst);
        _tolerance = _interval * (Math.Max(1, options.Burst) - 1);
    }

    private long Now => _time.GetElapsedTime(_start).Ticks;

    /// <summary>
    /// How long until it is worth to call <see cref="TryTake"/> again: never longer than one message takes, because something that needs less may be
    /// next then. Zero when it succeeds now.
    /// </summary>
    public TimeSpan UntilNext(int messages = 1) => TimeSpan.FromTicks(Math.Clamp(Earliest(messages) - Now, 0, _interval));

    /// <summary>Takes the tokens of messages that leave back to back, all of them or none.</summary>
    public bool TryTake(int messages = 1)
    {
        var now = Now;
        if (now < Earliest(messages))
            return false;
        _full = Math.Max(_full, now) + messages * _interval;
        return true;
    }

    /// <summary>More messages than a burst has go when a whole burst may; what follows then waits for the rest.</summary>
    private long Earliest(int messages) => _full - _tolerance + Math.Min((messages - 1) * _interval, _tolerance);
}
