using System.Net;
using System.Net.Sockets;

namespace Bench.Streams;

/// <summary>A TCP proxy on a free loopback port that cuts a connection over which nothing came back for a while, as many proxies do.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly IPEndPoint _target;
    private readonly TimeSpan _silence;
    private readonly Task _accepting;

    public CuttingProxy(int targetPort, TimeSpan silence)
    {
        _target = new IPEndPoint(IPAddress.Loopback, targetPort);
        _silence = silence;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_ended.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using TcpClient near = client;
        using var far = new TcpClient();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        await far.ConnectAsync(_target);
        Task up = PumpAsync(near.GetStream(), far.GetStream(), Timeout.InfiniteTimeSpan, cut);
        Task down = PumpAsync(far.GetStream(), near.GetStream(), _silence, cut);
        await Task.WhenAll(up, down);
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, TimeSpan patience, CancellationTokenSource cut)
    {
        byte[] buffer = new byte[8192];
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cut.Token);
        try
        {
            while (true)
            {
                silence.CancelAfter(patience);
                int read = await from.ReadAsync(buffer, silence.Token);
                if (read == 0)
                    break;
                await to.WriteAsync(buffer.AsMemory(0, read), cut.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Either side has left, or was silent for too long: both are cut.
        }

        await cut.CancelAsync();
    }
}
