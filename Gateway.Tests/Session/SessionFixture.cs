using Gateway.Tests.Support;
using Gateway.Tws.Session;
using Gateway.Tws.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Session;

/// <summary>A session with a scripted TWS, on a clock that the test moves.</summary>
internal sealed class SessionFixture : IAsyncDisposable
{
    private TwsSession? _session;

    public SessionFixture(TwsSessionOptions? options = null) =>
        Connector = new SessionConnector(new TcpTransport(), options ?? new TwsSessionOptions(), Time, NullLogger.Instance);

    public ManualTimeProvider Time { get; } = new();

    public ScriptedTws Tws { get; } = new();

    public RecordingReceiver Listener { get; } = new();

    public SessionConnector Connector { get; }

    public Task<TwsSession> ConnectAsync(int? port = null) =>
        Connector.ConnectAsync("127.0.0.1", port ?? Tws.Port, 7, Listener, CancellationToken.None).WaitAsync(ScriptedTws.Limit);

    public async Task<(TwsSession Session, ScriptedPeer Peer)> ReadyAsync()
    {
        var connecting = ConnectAsync();
        var peer = await Tws.AcceptReadyAsync();
        _session = await connecting;
        return (_session, peer);
    }

    public async ValueTask DisposeAsync()
    {
        await Tws.DisposeAsync();
        if (_session is not null)
            await _session.DisposeAsync();
    }
}
