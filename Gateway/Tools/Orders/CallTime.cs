using Gateway.Handlers;
using Gateway.Tws.Api;

namespace Gateway.Tools.Orders;

/// <summary>
/// The time that a caller gives a call which sends an order. It covers everything but a person's approval: the lookups and checks before the order is
/// sent, and the wait for TWS's answer.
/// </summary>
internal sealed class CallTime(TimeProvider clock, TimeSpan wait, CancellationToken cancellationToken) : IDisposable
{
    private CancellationTokenSource _over = new(wait, clock);
    private Deadline _deadline = new(clock, wait);

    public TimeSpan Remaining => _deadline.Remaining;

    /// <summary>Starts anew, after a person has taken their time.</summary>
    public void Restart()
    {
        _over.Dispose();
        (_over, _deadline) = (new CancellationTokenSource(wait, clock), new Deadline(clock, wait));
    }

    /// <summary>Runs checks that come before anything is sent.</summary>
    /// <param name="checks">Gets a token that ends with the time.</param>
    /// <exception cref="ToolException">The time is up. Nothing was sent.</exception>
    public async Task<T> CheckAsync<T>(Func<CancellationToken, Task<T>> checks)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _over.Token);
        try
        {
            return await checks(either.Token);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ToolErrors.Failed(
                "timeout",
                string.Create(
                    CultureInfo.InvariantCulture, $"Nothing was sent: the checks before the order were not over within {wait.TotalSeconds:0.#} s."),
                "TWS may be busy: check ibkr_get_status, then try again, or give waitSeconds more.", retryable: true);
        }
    }

    public void Dispose() => _over.Dispose();
}
