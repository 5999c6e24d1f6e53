using System.Net;

namespace Bench.Streams;

/// <summary>A form in which a client follows the quote of SPY: the request that opens it, and how its lines are known.</summary>
/// <param name="Marker">Stands once in every line that carries an update.</param>
internal sealed record StreamForm(string Name, Func<IPEndPoint, string> Request, string Marker)
{
    private const string Update = "{\"type\":\"update\"";
    private const string Arguments = """{"symbol":"SPY","duration_seconds":3600}""";

    public static StreamForm Plain { get; } = Get("/stream") with { Name = "bare fan-out" };

    public static IReadOnlyList<StreamForm> Gateway { get; } =
    [
        new("ibkr_stream_market_data, NDJSON", server => Post("/api/v1/ibkr_stream_market_data", server, "", Arguments), Update),
        new("ibkr_stream_market_data, SSE", Call, "\"method\":\"notifications/message\""),
        Get("/api/v1/stream/quote?contract=SPY") with { Name = "GET /stream/quote" },
        new(
            "WebSocket", server => Get(
                "/api/v1/stream/market-data", server,
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"), Update)
        {
            Then = TextFrame("""{"action":"subscribe","contract":"SPY"}"""),
        },
    ];

    /// <summary>What the client sends once it has the head of the answer; empty for nothing.</summary>
    public byte[] Then { get; private init; } = [];

    /// <summary>Lines that a path is answered with.</summary>
    public static StreamForm Get(string path) => new(path, server => Get(path, server), Update);

    private static string Get(string path, IPEndPoint server, string headers = "") => $"GET {path} HTTP/1.1\r\nHost: {server}\r\n{headers}\r\n";

    private static string Post(string path, IPEndPoint server, string headers, string body) =>
        $"POST {path} HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}";

    private static string Call(IPEndPoint server)
    {
        const string Revision = "2026-07-28";
        string meta = "\"io.modelcontextprotocol/protocolVersion\":\"" + Revision + "\",\"io.modelcontextprotocol/clientCapabilities\":{},"
            + "\"io.modelcontextprotocol/logLevel\":\"info\"";
        return Post(
            "/api/v1/mcp", server,
            "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: " + Revision
                + "\r\nMcp-Method: tools/call\r\nMcp-Name: ibkr_stream_market_data\r\n",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"_meta\":{" + meta
                + "},\"name\":\"ibkr_stream_market_data\",\"arguments\":" + Arguments + "}}");
    }

    /// <summary>A short text as a client sends it, masked with zeros.</summary>
    private static byte[] TextFrame(string text) =>
        [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];
}
