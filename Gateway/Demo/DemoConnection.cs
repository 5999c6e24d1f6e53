using Gateway.Configuration;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Demo;

/// <summary>
/// Redirects every connection to the simulator, whatever host and port the caller names: a demo never reaches a real TWS, even if one runs on this
/// machine.
/// </summary>
internal sealed class DemoConnection(TwsSupervisor inner, TwsOptions simulator) : ITwsConnection, IAsyncDisposable
{
    public event Action<ConnectionStatus>? StatusChanged
    {
        add => inner.StatusChanged += value;
        remove => inner.StatusChanged -= value;
    }

    public ConnectionStatus Status => inner.Status;

    public ITwsSession Session => inner.Session;

    public Task<ITwsSession> ConnectAsync(TwsEndpoint endpoint, CancellationToken cancellationToken) =>
        inner.ConnectAsync(new TwsEndpoint(simulator.Host, simulator.Port, endpoint.ClientId), cancellationToken);

    public Task DisconnectAsync() => inner.DisconnectAsync();

    public IDisposable Open(ITwsStream stream) => inner.Open(stream);

    public void Restart(ITwsStream stream, string? gap) => inner.Restart(stream, gap);

    public IDisposable Listen(IMessageReceiver receiver) => inner.Listen(receiver);

    public ValueTask SetMarketDataTypeAsync(int type, CancellationToken cancellationToken) => inner.SetMarketDataTypeAsync(type, cancellationToken);

    public int NextOrderId() => inner.NextOrderId();

    public void NoteOrderId(int orderId) => inner.NoteOrderId(orderId);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
