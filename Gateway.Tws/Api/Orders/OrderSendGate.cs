using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// The gate that every order and every change passes when it is written, closed while orders are halted. Also lets one order at a time take its id
/// and its place in the outbound queue, so that ids rise on the wire.
/// </summary>
internal sealed class OrderSendGate : IOutboundGate, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile string? _closedBecause;

    public string? ClosedBecause => _closedBecause;

    /// <summary>Waits for the turn; dispose of the result once the order has its place in the queue.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Registration(() => _turn.Release());
    }

    /// <exception cref="TwsRefusedException">Orders are halted; nothing was sent.</exception>
    public void RequireOpen()
    {
        if (_closedBecause is { } reason)
            throw OutboundItem.Refusal(reason);
    }

    public void Close(string reason) => _closedBecause = reason;

    public void Open() => _closedBecause = null;

    public void Dispose() => _turn.Dispose();
}
