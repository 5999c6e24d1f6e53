using System.IO.Pipelines;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Session;

/// <summary>Sends queued requests at TWS's pace: it waits for the pacing first and then takes the most urgent request.</summary>
internal sealed class WriteLoop(PipeWriter output, OutboundQueue queue, TwsSessionOptions options, TimeProvider time)
{
    private readonly MessagePacing _pacing = new(options, time);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
                while (!_pacing.TryTake())
                {
                    await FlushAsync().ConfigureAwait(false);
                    await Task.Delay(_pacing.UntilNext, time, cancellationToken).ConfigureAwait(false);
                }
                FrameWriter.Write(output, queue.Take().Span);
                if (queue.IsEmpty)
                    await FlushAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            // Completing without an error would flush the remaining bytes to a closed stream.
            await output.CompleteAsync(new OperationCanceledException()).ConfigureAwait(false);
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

    /// <summary>How long until <see cref="TryTake"/> succeeds; zero when it does now.</summary>
    public TimeSpan UntilNext => TimeSpan.FromTicks(Math.Max(0, _full - _tolerance - Now));

    private long Now => _time.GetElapsedTime(_start).Ticks;

    public bool TryTake()
    {
        var now = Now;
        if (now < _full - _tolerance)
            return false;
        _full = Math.Max(_full, now) + _interval;
        return true;
    }
}
