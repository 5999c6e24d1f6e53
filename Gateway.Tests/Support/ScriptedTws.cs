using System.Net;
using System.Net.Sockets;

namespace Gateway.Tests.Support;

/// <summary>A port that a test answers by hand, frame by frame. Everything that waits gives up after <see cref="Limit"/>.</summary>
internal sealed class ScriptedTws : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly List<ScriptedPeer> _peers = [];
    private TcpListener _listener = new(IPAddress.Loopback, 0);

    public ScriptedTws()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>The next client that connects, before anything was said.</summary>
    public async Task<ScriptedPeer> AcceptAsync()
    {
        var peer = new ScriptedPeer(await _listener.AcceptSocketAsync().WaitAsync(Limit));
        _peers.Add(peer);
        return peer;
    }

    /// <summary>The next client, brought to a ready session.</summary>
    public async Task<ScriptedPeer> AcceptReadyAsync(int nextValidId = 1, int version = 200, string accounts = "DU1,")
    {
        var peer = await AcceptAsync();
        await peer.BootAsync(nextValidId, version, accounts);
        return peer;
    }

    /// <summary>Nobody listens until <see cref="Return"/>.</summary>
    public void GoAway() => _listener.Stop();

    public void Return()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Stop();
        foreach (var peer in _peers)
            peer.Cut();
        return ValueTask.CompletedTask;
    }
}
