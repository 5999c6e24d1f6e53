using System.Net.WebSockets;
using System.Text;
using Gateway.Tests.Support;

namespace Gateway.Tests.Http.Live;

/// <summary>A WebSocket client that speaks JSON.</summary>
internal sealed class TestSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[256 * 1024];

    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<TestSocket> OpenAsync(Uri http, string path, params (string Name, string Value)[] headers)
    {
        var client = new TestSocket();
        foreach (var (name, value) in headers)
            client._socket.Options.SetRequestHeader(name, value);
        client._socket.Options.CollectHttpResponseDetails = true;
        using var deadline = new CancellationTokenSource(McpTestApp.Deadline);
        await client._socket.ConnectAsync(new UriBuilder(http) { Scheme = "ws", Path = path }.Uri, deadline.Token);
        return client;
    }

    public async Task SendAsync(string text)
    {
        using var deadline = new CancellationTokenSource(McpTestApp.Deadline);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
    }

    /// <summary>The next message; null when the other side closed.</summary>
    public async Task<JsonElement?> NextOrEndAsync()
    {
        using var deadline = new CancellationTokenSource(McpTestApp.Deadline);
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), deadline.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            length += received.Count;
            if (received.EndOfMessage)
                return JsonElement.Parse(_buffer.AsSpan(0, length));
        }
    }

    /// <summary>The next message of a type, others passed over.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        while (await NextOrEndAsync() is { } message)
        {
            if (message.GetProperty("type").GetString() == type)
                return message;
        }
        throw new AssertionException($"The socket closed before a message '{type}'.");
    }

    public async Task CloseAsync()
    {
        using var deadline = new CancellationTokenSource(McpTestApp.Deadline);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, deadline.Token);
    }

    public void Dispose() => _socket.Dispose();
}
