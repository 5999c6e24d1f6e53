namespace Gateway.Tests.Support;

/// <summary>A request of the modern era, right in every respect until a test changes something.</summary>
internal sealed record ModernCall(string Method, string Params = "", string Meta = "")
{
    public const string Version = "2026-07-28";

    public string ClaimedVersion { get; init; } = $"\"{Version}\"";

    public string Capabilities { get; init; } = "{}";

    public string Id { get; init; } = "7";

    public string Body =>
        $$$"""{"jsonrpc":"2.0","id":{{{Id}}},"method":"{{{Method}}}","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":{{{ClaimedVersion}}},"io.modelcontextprotocol/clientCapabilities":{{{Capabilities}}}{{{Meta}}}}{{{Params}}}}}""";

    public static ModernCall Tool(string name, string arguments = "{}", string meta = "") =>
        new("tools/call", $$$""","name":"{{{name}}}","arguments":{{{arguments}}}""", meta);

    public List<(string Name, string Value)> Headers(string? name = null)
    {
        List<(string, string)> headers = [("MCP-Protocol-Version", Version), ("Mcp-Method", Method), ("Accept", "application/json, text/event-stream")];
        if (name is not null)
            headers.Add(("Mcp-Name", name));
        return headers;
    }

    public Task<HttpResponseMessage> SendAsync(McpTestApp app, string? name = null) => app.PostAsync(Body, [.. Headers(name)]);
}
