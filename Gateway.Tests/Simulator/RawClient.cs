using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gateway.Tests.Simulator;

/// <summary>A TWS client that knows nothing but frames and fields: what the simulator sends is seen as it is.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly TcpClient _tcp = new();

    public NetworkStream Stream => _tcp.GetStream();

    /// <summary>Fields of the answer to the handshake.</summary>
    public string[] Ack { get; private set; } = [];

    public static async Task<RawClient> ConnectAsync(int port)
    {
        var client = new RawClient();
        await client._tcp.ConnectAsync(IPAddress.Loopback, port).WaitAsync(Deadline);
        return client;
    }

    /// <summary>Connects, shakes hands at a version, starts the API and reads the five bootstrap messages.</summary>
    public static async Task<RawClient> StartAsync(int port, int version = 200, int clientId = 7)
    {
        var client = await ConnectAsync(port);
        await client.GreetAsync($"v100..{version}");
        await client.SendAsync(71, 2, clientId, "");
        await client.ReadAsync(4, "2158");
        return client;
    }

    public async Task GreetAsync(string range)
    {
        await Stream.WriteAsync("API\0"u8.ToArray());
        await SendPayloadAsync(Encoding.ASCII.GetBytes(range));
        Ack = await ReadAsync();
    }

    public Task SendAsync(params object[] fields) =>
        SendPayloadAsync(Encoding.Latin1.GetBytes(string.Concat(fields.Select(field => FormattableString.Invariant($"{field}") + '\0'))));

    public async Task SendPayloadAsync(byte[] payload)
    {
        var frame = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length);
        payload.CopyTo(frame, 4);
        await Stream.WriteAsync(frame).AsTask().WaitAsync(Deadline);
    }

    /// <summary>The next message's fields, its id first. Errors: <see cref="EndOfStreamException"/> when the simulator closed.</summary>
    public async Task<string[]> ReadAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var header = new byte[4];
        await Stream.ReadExactlyAsync(header, deadline.Token);
        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header)];
        await Stream.ReadExactlyAsync(payload, deadline.Token);
        payload[^1].Should().Be(0, "every field ends with NUL");
        return Encoding.Latin1.GetString(payload)[..^1].Split('\0');
    }

    /// <summary>Skips to the next message that has the id and, anywhere, the given field.</summary>
    public async Task<string[]> ReadAsync(int messageId, string? field = null)
    {
        while (true)
        {
            var fields = await ReadAsync();
            if (fields[0] == $"{messageId}" && (field is null || fields.Skip(1).Contains(field)))
                return fields;
        }
    }

    /// <summary>Reads up to and including the message with the id.</summary>
    public async Task<List<string[]>> ReadUntilAsync(int messageId)
    {
        var all = new List<string[]>();
        do
        {
            all.Add(await ReadAsync());
        }
        while (all[^1][0] != $"{messageId}");
        return all;
    }

    /// <summary>Reads until the simulator closes or resets; the number of bytes read.</summary>
    public async Task<int> ReadToEndAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var (buffer, total) = (new byte[4096], 0);
        try
        {
            while (await Stream.ReadAsync(buffer, deadline.Token) is > 0 and var count)
                total += count;
        }
        catch (IOException)
        {
            // A reset ends the stream as well.
        }
        return total;
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
