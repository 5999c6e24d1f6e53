using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>The gate that every order and every change passes when it is written; closed while orders are halted.</summary>
internal sealed class OrderSendGate : IOutboundGate
{
    private volatile string? _closedBecause;

    public string? ClosedBecause => _closedBecause;

    /// <exception cref="TwsRefusedException">Orders are halted; nothing was sent.</exception>
    public void RequireOpen()
    {
        if (_closedBecause is { } reason)
            throw OutboundItem.Refusal(reason);
    }

    public void Close(string reason) => _closedBecause = reason;

    public void Open() => _closedBecause = null;
}
