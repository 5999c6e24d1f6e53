using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Bench.Streams;

/// <summary>
/// A client on a connection of its own that opens one stream. Order: <see cref="OpenAsync"/>, <see cref="ReadLineAsync"/>, dispose.
/// </summary>
/// <param name="mcp">The URL of the MCP endpoint.</param>
/// <param name="resets">Whether it leaves by resetting the connection; else it closes it.</param>
internal sealed class StreamingClient(Uri mcp, bool resets = false) : IDisposable
{
    private const string Legacy = "2025-11-25";
    private const string Modern = "2026-07-28";
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":""" + "\"" + Legacy
        + "\"" + ""","capabilities":{},"clientInfo":{"name":"proof","version":"1"} } }""";
    private static readonly string[] Symbols = ["AAPL", "MSFT", "SPY", "VTI"];

    private HttpClient? _http;
    private Socket? _socket;
    private StreamReader? _reader;

    /// <summary>Returns when the stream's first bytes have come; those of a quiet one come with its first sign of life.</summary>
    /// <param name="kind">The kind of stream to open.</param>
    /// <param name="number">Chooses the subject of the stream.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="HttpRequestException">A request was refused.</exception>
    public async Task OpenAsync(StreamKind kind, int number, CancellationToken cancellationToken)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync }) { Timeout = Timeout.InfiniteTimeSpan };
        using HttpRequestMessage request = kind is StreamKind.Session or StreamKind.SessionFollowing or StreamKind.SessionCall
            ? await InSessionAsync(kind, Symbols[number % Symbols.Length], cancellationToken)
            : ModernOf(kind, Symbols[number % Symbols.Length]);
        HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        _reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            throw new HttpRequestException($"No stream came but {await _reader.ReadToEndAsync(cancellationToken)}");
        if (kind is not (StreamKind.Session or StreamKind.SessionFollowing or StreamKind.QuietCall))
            await ReadLineAsync(cancellationToken);
    }

    /// <summary>The next line of the stream; null at its end.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        (_reader ?? throw new InvalidOperationException("Nothing is open.")).ReadLineAsync(cancellationToken);

    /// <summary>Leaves without ending the session: closes or resets the connection.</summary>
    public void Dispose()
    {
        _socket?.Dispose();
        _reader?.Dispose();
        _http?.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (resets)
            _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        await _socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(_socket);
    }

    private async Task<HttpRequestMessage> InSessionAsync(StreamKind kind, string symbol, CancellationToken cancellationToken)
    {
        using HttpResponseMessage opened = await SendAsync(Post(Initialize), cancellationToken);
        string session = opened.Headers.GetValues("Mcp-Session-Id").Single();
        using HttpResponseMessage _ = await SendAsync(
            InSession(Post("""{"jsonrpc":"2.0","method":"notifications/initialized"}"""), session), cancellationToken);
        if (kind == StreamKind.SessionFollowing)
        {
            string subscribe = $$$"""{"jsonrpc":"2.0","id":2,"method":"resources/subscribe","params":{"uri":"ibkr://market-data/{{{symbol}}}"}}""";
            using HttpResponseMessage followed = await SendAsync(InSession(Post(subscribe), session), cancellationToken);
        }

        if (kind == StreamKind.SessionCall)
            return InSession(
                Post($$$"""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{ {{{Stream(symbol)}}},"_meta":{"progressToken":1} } }"""),
                session);
        return InSession(Accepting(new HttpRequestMessage(HttpMethod.Get, mcp), "text/event-stream"), session);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
            return (await _http!.SendAsync(request, cancellationToken)).EnsureSuccessStatusCode();
    }

    private HttpRequestMessage ModernOf(StreamKind kind, string symbol)
    {
        bool listens = kind is StreamKind.ListenStatus or StreamKind.ListenQuote;
        string method = listens ? "subscriptions/listen" : "tools/call";
        string uri = kind == StreamKind.ListenStatus ? "ibkr://status" : $"ibkr://market-data/{symbol}";
        string what = listens ? $$"""
            "notifications":{"resourceSubscriptions":["{{uri}}"]}
            """ : Stream(symbol);
        string progress = kind == StreamKind.Call ? ",\"progressToken\":1" : "";
        string meta = "{\"io.modelcontextprotocol/protocolVersion\":\"" + Modern + "\",\"io.modelcontextprotocol/clientCapabilities\":{}" + progress
            + "}";
        HttpRequestMessage request = Post($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{"_meta":{{meta}},{{what}} } }""");
        request.Headers.Add("MCP-Protocol-Version", Modern);
        request.Headers.Add("Mcp-Method", method);
        if (!listens)
            request.Headers.Add("Mcp-Name", "ibkr_stream_market_data");
        return request;
    }

    private static string Stream(string symbol) => $$"""
        "name":"ibkr_stream_market_data","arguments":{"symbol":"{{symbol}}","duration_seconds":3600}
        """;

    private HttpRequestMessage Post(string body) =>
        Accepting(
            new HttpRequestMessage(HttpMethod.Post, mcp) { Content = new StringContent(body, Encoding.UTF8, "application/json") },
            "application/json, text/event-stream");

    private static HttpRequestMessage Accepting(HttpRequestMessage request, string accept)
    {
        foreach (string type in accept.Split(", "))
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        return request;
    }

    private static HttpRequestMessage InSession(HttpRequestMessage request, string session)
    {
        request.Headers.Add("Mcp-Session-Id", session);
        request.Headers.Add("MCP-Protocol-Version", Legacy);
        return request;
    }
}
