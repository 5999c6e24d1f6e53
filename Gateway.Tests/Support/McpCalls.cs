using System.Net;

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

/// <summary>A tool call in a legacy session whose answer is read event by event, as the client of a server that asks must.</summary>
internal sealed class LegacyCall : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private LegacyCall(HttpResponseMessage response, StreamReader reader)
    {
        _response = response;
        _reader = reader;
    }

    /// <summary>Returns once the answer's header is there: the answer must be a stream.</summary>
    public static async Task<LegacyCall> StartAsync(HttpClient http, string path, string session, string tool, string arguments = "{}", int id = 5)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Body($$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""") };
        request.Headers.TryAddWithoutValidation("Mcp-Session-Id", session).Should().BeTrue();
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream").Should().BeTrue();
        HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(McpTestApp.Deadline);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        return new LegacyCall(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next message on the stream; undefined at its end.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (await _reader.NextLineAsync() is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                return JsonElement.Parse(line["data: ".Length..]);
        }

        return default;
    }

    /// <summary>Posts the response to a question and expects it to be accepted.</summary>
    /// <param name="answer">The member result or error with its value, such as "result":{}.</param>
    public static async Task AnswerAsync(HttpClient http, string path, string session, JsonElement question, string answer)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Body($$"""{"jsonrpc":"2.0","id":{{question.GetProperty("id").GetRawText()}},{{answer}}}""") };
        request.Headers.TryAddWithoutValidation("Mcp-Session-Id", session).Should().BeTrue();
        using HttpResponseMessage response = await http.SendAsync(request).WaitAsync(McpTestApp.Deadline);
        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }

    private static StringContent Body(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
