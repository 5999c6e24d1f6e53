namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Lets one order at a time take its id and enter the outbound queue, so that ids rise on the wire. Lets no order in while orders are halted.
/// </summary>
internal sealed class OrderSendGate : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(1);
    private string? _halted;

    /// <summary>Enters the gate; dispose of the result once the order is queued.</summary>
    /// <param name="evenHalted">True for requests that place nothing, such as a preview.</param>
    /// <exception cref="TwsRefusedException">Orders are halted; nothing was sent.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken, bool evenHalted = false)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_halted is not { } reason || evenHalted)
            return new Taken(_semaphore);
        _semaphore.Release();
        throw new TwsRefusedException($"Nothing was sent: {reason}");
    }

    /// <summary>Closes the gate; completes once the order inside it is queued.</summary>
    public async Task HaltAsync(string reason)
    {
        await _semaphore.WaitAsync().ConfigureAwait(false);
        _halted = reason;
        _semaphore.Release();
    }

    public void Resume() => _halted = null;

    public void Dispose() => _semaphore.Dispose();

    private sealed class Taken(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
