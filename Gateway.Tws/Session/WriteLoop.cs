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
