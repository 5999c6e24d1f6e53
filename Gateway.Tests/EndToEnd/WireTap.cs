using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>A relay between a client and TWS that notes the id of every frame and changes nothing.</summary>
internal sealed class WireTap : IAsyncDisposable
{
    private const int GreetingBytes = 4;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<int, long> _requests = new();
    private readonly ConcurrentDictionary<int, long> _messages = new();
    private Task _relaying = Task.CompletedTask;

    /// <summary>How many requests of each id went to TWS.</summary>
    public IReadOnlyDictionary<int, long> Requests => _requests;

    /// <summary>How many messages of each id came from TWS.</summary>
    public IReadOnlyDictionary<int, long> Messages => _messages;

    /// <summary>Begins to relay the next connection to a port; the port to connect to.</summary>
    public int Begin(int port)
    {
        _listener.Start();
        _relaying = RelayAsync(port, _ending.Token);
        return ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public Task RequestedAsync(int id, long times = 1) => Eventually.TrueAsync(() => _requests.GetValueOrDefault(id) >= times);

    public Task ReceivedAsync(int id, long times = 1) => Eventually.TrueAsync(() => _messages.GetValueOrDefault(id) >= times);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _relaying;
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task RelayAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            await Task.WhenAll(
                PumpAsync(client, server, new FrameIds(GreetingBytes, _requests), cancellationToken),
                PumpAsync(server, client, new FrameIds(0, _messages), cancellationToken));
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException)
        {
            // One of the two has gone, or the test is over.
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, FrameIds ids, CancellationToken cancellationToken)
    {
        (from.NoDelay, to.NoDelay) = (true, true);
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            ids.Take(buffer.AsSpan(0, count));
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
        to.Client.Shutdown(SocketShutdown.Send);
    }
}

/// <summary>Finds the frames in a stream of bytes, however it is cut, and counts them by message id. The first frame is the handshake's and has none.</summary>
/// <param name="skip">Bytes before the first frame.</param>
internal sealed class FrameIds(int skip, ConcurrentDictionary<int, long> counts)
{
    private const int HeaderBytes = 4;

    private readonly byte[] _header = new byte[HeaderBytes];
    private int _toSkip = skip;
    private int _headerRead;
    private int _left;
    private int _id;
    private bool _inId;
    private bool _greeted;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            Take(one);
    }

    private void Take(byte one)
    {
        if (_toSkip > 0)
            _toSkip--;
        else if (_left == 0)
            TakeHeader(one);
        else
            TakeBody(one);
    }

    private void TakeHeader(byte one)
    {
        _header[_headerRead++] = one;
        if (_headerRead < HeaderBytes)
            return;
        (_headerRead, _left, _id, _inId) = (0, BinaryPrimitives.ReadInt32BigEndian(_header), 0, true);
    }

    private void TakeBody(byte one)
    {
        if (_inId && one is >= (byte)'0' and <= (byte)'9')
            _id = _id * 10 + one - '0';
        else
            _inId = false;
        if (--_left > 0)
            return;
        if (_greeted)
            counts.AddOrUpdate(_id, 1, static (_, count) => count + 1);
        _greeted = true;
    }
}
