namespace Bench.Malformed;

/// <summary>Requests that break HTTP, MCP's headers, JSON or all of them, the same ones for the same seed.</summary>
/// <param name="host">The value of a valid Host header.</param>
internal sealed class HttpRequests(int seed, string host)
{
    private static readonly string[] Paths =
    [
        "/api/v1/mcp", "/mcp", "/api/v1/ibkr_get_quote", "/api/v1/ibkr_place_order", "/api/v1/ibkr_get_historical_data", "/api/v1/no_such_tool",
        "/health", "/health/ready", "/api/v1/%00", "/api/v1/..%2f..%2fetc",
        "/api/v1/mcp?a=%zz", "//", "/%C0%AF", "/.well-known/oauth-protected-resource", "/api/v1/" + "x%20y", "*", "http://evil/",
    ];

    private static readonly string[] Verbs =
        ["GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "P\u00d6ST", "X"];

    private static readonly string[] Headers =
    [
        "Accept: text/event-stream", "Accept: application/json, text/event-stream", "Accept: ;;;,,,", "Accept: */*;q=abc",
        "MCP-Protocol-Version: 2026-07-28", "MCP-Protocol-Version: 2025-11-25", "MCP-Protocol-Version: 9999-99-99", "MCP-Protocol-Version: \u00ff",
        "Mcp-Session-Id: x", "Mcp-Session-Id: ", "Mcp-Method: tools/call", "Mcp-Method: =?base64?%%%?=", "Mcp-Name: =?base64?/w==?=",
        "Mcp-Name: ibkr_get_status", "Mcp-Param-Region: x", "Last-Event-ID: 99999999999999999999", "Last-Event-ID: a/b", "Authorization: Bearer",
        "Authorization: Basic AAAA", "Authorization: Bearer a.b.c", "Origin: null", "Origin: http://localhost", "Origin: http://evil.example.com",
        "Host: evil.example.com", "Cookie: a=b", "traceparent: 00-zz-01", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "Expect: 100-continue", "Upgrade: websocket", "Connection: upgrade", "Content-Encoding: gzip", "Range: bytes=0-", "If-None-Match: *",
        "X-Forwarded-For: 1.2.3.4",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        byte[] body = JsonBodies.Next(_random);
        return _random.Next(8) switch
        {
            0 => BrokenHttp(body),
            1 => Request(Pick(Verbs), Pick(Paths), body),
            _ => Request("POST", Paths[_random.Next(5)], body),
        };
    }

    private byte[] Request(string verb, string path, byte[] body)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{verb} {path} HTTP/1.1\r\nHost: {host}\r\n");
        if (_random.Next(12) != 0)
            head.Append("Content-Type: ").Append(_random.Next(10) == 0 ? "text/plain; charset=\u00e9" : "application/json").Append("\r\n");
        for (int extra = _random.Next(4); extra > 0; extra--)
            head.Append(Pick(Headers)).Append("\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body];
    }

    /// <summary>Frames that are not HTTP, or that say one length and send another.</summary>
    private byte[] BrokenHttp(byte[] body)
    {
        string start = $"POST /api/v1/mcp HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n";
        string head = _random.Next(14) switch
        {
            0 => start + "Content-Length: -1\r\n\r\n",
            1 => start + "Content-Length: 5, 6\r\n\r\n",
            2 => start + $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n\r\n",
            3 => start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            4 => start + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            5 => start + "Transfer-Encoding: gzip, chunked, chunked\r\n\r\n0\r\n\r\n",
            6 => start + $"X: {new string('a', _random.Next(1000, 60_000))}\r\n\r\n",
            7 => start + " folded\r\n\r\n",
            8 => start + "No-Colon\r\nBad\0Name: 1\r\n\r\n",
            9 => "POST  /api/v1/mcp\r\n\r\n",
            10 => $"GET /{new string('a', _random.Next(1000, 20_000))} HTTP/1.1\r\nHost: {host}\r\n\r\n",
            11 => "GET / HTTP/9.9\r\n\r\n",
            12 => "POST /api/v1/mcp HTTP/1.1\r\n\r\n",
            _ => "\r\n\r\n\u0016\u0003\u0001\u0002",
        };
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
