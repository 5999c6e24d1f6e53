using Gateway.Handlers;
using Gateway.Tws.Api;

namespace Gateway.Tools.Orders;

/// <summary>
/// Lets one placement at a time at an order reference or a position. A second call with the same key waits for the first, and then finds its order.
/// </summary>
internal sealed class OrderRefLock(TimeProvider clock)
{
    private readonly Turns<string> _turns = new(clock);

    /// <summary>Takes all keys. Dispose the result to release them.</summary>
    /// <param name="wait">The longest wait for calls that hold one of them.</param>
    /// <exception cref="ToolException">One of them is still held after the wait. Nothing was sent.</exception>
    public async Task<IDisposable> AcquireAsync(IReadOnlyCollection<string> keys, TimeSpan wait, CancellationToken cancellationToken)
    {
        var taken = new Held();
        try
        {
            // In one order for all callers, so that no two wait for each other.
            foreach (var key in keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                taken.Add(await TakeAsync(key, wait, cancellationToken));
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private async Task<IDisposable> TakeAsync(string key, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            return await _turns.TakeAsync(key, wait, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw ToolErrors.Refused(
                "in_progress", $"Nothing was sent by this call: an order for {key} is being placed now.", "Look it up with ibkr_get_open_orders.");
        }
    }

    private sealed class Held : IDisposable
    {
        private readonly List<IDisposable> _turns = [];

        public void Add(IDisposable turn) => _turns.Add(turn);

        public void Dispose() => _turns.ForEach(turn => turn.Dispose());
    }
}
