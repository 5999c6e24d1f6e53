using System.Threading.Channels;

namespace Gateway.Feeds;

/// <summary>Wakes one waiter: set any number of times, it is one wake-up. One signal may serve the readers of several feeds.</summary>
internal sealed class FeedSignal
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => _wake.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _wake.Reader.ReadAsync(cancellationToken);

    /// <summary>Returns on a wake-up, and when the time is over.</summary>
    public async ValueTask WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_wake.Reader.TryRead(out _) || time <= TimeSpan.Zero)
            return;
        using var timeout = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The time is over, which is one of the two ways to return.
            return;
        }
    }
}
