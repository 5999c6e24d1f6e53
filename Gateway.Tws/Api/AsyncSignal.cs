using System.Threading.Channels;

namespace Gateway.Tws.Api;

/// <summary>
/// An auto-reset event for one asynchronous waiter: any number of calls to Set before the wait are one wake-up. The waiter resumes on the thread
/// pool, never on the setter's thread.
/// </summary>
/// <remarks>Several sources may share a signal; the waiter then checks all of them. Any thread may set it; only one may wait at a time.</remarks>
public sealed class AsyncSignal
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Wakes the current waiter, or else completes the next wait at once.</summary>
    public void Set() => _wake.Writer.TryWrite(true);

    /// <summary>Returns on a wake-up.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await _wake.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
        _wake.Reader.TryRead(out _);
    }

    /// <summary>False when the time passed without a wake-up.</summary>
    public async ValueTask<bool> WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_wake.Reader.TryRead(out _))
            return true;
        if (time <= TimeSpan.Zero)
            return false;
        using var timeout = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
