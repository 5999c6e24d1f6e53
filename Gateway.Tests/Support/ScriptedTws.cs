using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

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

/// <summary>TWS's side of one connection.</summary>
internal sealed class ScriptedPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    public ScriptedPeer(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public static byte[] Frame(params string[] fields)
    {
        var payload = Encoding.Latin1.GetBytes(string.Concat(fields.Select(field => field + '\0')));
        var frame = new byte[sizeof(int) + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length);
        payload.CopyTo(frame, sizeof(int));
        return frame;
    }

    /// <summary>Everything that TWS sends until a session is ready.</summary>
    public static byte[] Boot(int nextValidId = 1, int version = 200, string accounts = "DU1,") =>
    [
        .. Version(version), .. Frame("15", "1", accounts), .. Frame("9", "1", nextValidId.ToString(CultureInfo.InvariantCulture)),
    ];

    public static byte[] Version(int version = 200) => Frame(version.ToString(CultureInfo.InvariantCulture), "20260105 14:30:00 Central European Standard Time");

    public static byte[] Error(int id, int code, string text) =>
        Frame("4", id.ToString(CultureInfo.InvariantCulture), code.ToString(CultureInfo.InvariantCulture), text, "", "1767623400000");

    /// <summary>Takes the prefix and the versions; gives the latter.</summary>
    public async Task<string> ReadHelloAsync()
    {
        Encoding.ASCII.GetString(await ReadAsync(4)).Should().Be("API\0");
        return Encoding.ASCII.GetString(await ReadPayloadAsync());
    }

    public async Task BootAsync(int nextValidId = 1, int version = 200, string accounts = "DU1,")
    {
        await ReadHelloAsync();
        await SendAsync(Version(version));
        (await ReadFrameAsync()).Should().StartWith("71|2|");
        await SendAsync(Boot(nextValidId, version, accounts)[Version(version).Length..]);
    }

    /// <summary>The next frame, its fields joined by a bar.</summary>
    public async Task<string> ReadFrameAsync() => Encoding.Latin1.GetString(await ReadPayloadAsync()).TrimEnd('\0').Replace('\0', '|');

    public async Task SendAsync(params byte[][] frames)
    {
        foreach (var bytes in frames)
            await _stream.WriteAsync(bytes).AsTask().WaitAsync(ScriptedTws.Limit);
    }

    /// <summary>Ends when the client has closed its side.</summary>
    public async Task ClosedAsync()
    {
        var buffer = new byte[256];
        try
        {
            while (await _stream.ReadAsync(buffer).AsTask().WaitAsync(ScriptedTws.Limit) > 0)
                TestContext.Out.WriteLine("The client sent something before it closed.");
        }
        catch (IOException exception)
        {
            TestContext.Out.WriteLine($"The client closed hard: {exception.Message}");
        }
    }

    public bool HasData => _socket.Available > 0;

    public void Cut() => _stream.Dispose();

    public void Dispose() => Cut();

    /// <summary>Cuts the connection without a farewell.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    private async Task<byte[]> ReadPayloadAsync() => await ReadAsync(BinaryPrimitives.ReadInt32BigEndian(await ReadAsync(sizeof(int))));

    private async Task<byte[]> ReadAsync(int length)
    {
        var bytes = new byte[length];
        await _stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(ScriptedTws.Limit);
        return bytes;
    }
}
