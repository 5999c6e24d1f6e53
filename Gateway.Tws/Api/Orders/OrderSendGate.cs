namespace Gateway.Tws.Api.Orders;

/// <summary>
/// One order at a time takes its id and its place in the queue, so that ids rise on the wire; and none does while orders are halted.
/// </summary>
internal sealed class OrderSendGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private string? _halted;

    /// <summary>Waits for the turn; dispose of it when the order is on its way.</summary>
    /// <param name="evenHalted">For what places nothing, such as a preview.</param>
    /// <exception cref="TwsRefusedException">Orders are halted; nothing was sent.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken, bool evenHalted = false)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_halted is not { } reason || evenHalted)
            return new Taken(_turn);
        _turn.Release();
        throw new TwsRefusedException($"Nothing was sent: {reason}");
    }

    /// <summary>Returns once the order that had the turn is out, and no other will be.</summary>
    public async Task HaltAsync(string reason)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _halted = reason;
        _turn.Release();
    }

    public void Resume() => _halted = null;

    public void Dispose() => _turn.Dispose();

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
