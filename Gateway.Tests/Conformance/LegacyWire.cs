using System.Net;
using System.Text;

namespace Gateway.Tests.Conformance;

/// <summary>A client of a legacy revision that answers every question and comes back for what it missed; all that it is sent goes to a judge.</summary>
internal sealed class LegacyWire(HttpClient http, WireJudge judge, string revision, string accept) : IAsyncDisposable
{
    private const string Capabilities = """{"sampling":{},"roots":{"listChanged":true},"elicitation":{"form":{},"url":{}}}""";

    private readonly CancellationTokenSource _ended = new();
    private Task _listening = Task.CompletedTask;
    private string? _session;
    private int _lastId;

    /// <summary>Opens a session and listens to its own stream.</summary>
    public async Task OpenAsync()
    {
        await CallAsync("initialize", $$$"""{"protocolVersion":"{{{revision}}}","capabilities":{{{Capabilities}}},"clientInfo":{"name":"wire","version":"1"}}""");
        await TellAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        HttpResponseMessage stream = await SendAsync(HttpMethod.Get, null, accept: "text/event-stream");
        stream.StatusCode.Should().Be(HttpStatusCode.OK);
        _listening = ListenAsync(stream);
    }

    /// <returns>The response, once it has come.</returns>
    public async Task<JsonElement> CallAsync(string method, string parameters)
    {
        int id = ++_lastId;
        using HttpResponseMessage answer = await SendAsync(
            HttpMethod.Post, $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""", accept);
        if (answer.Headers.TryGetValues("Mcp-Session-Id", out IEnumerable<string>? session))
            _session = session.Single();
        (JsonElement? response, string? lastEvent) = await ReadAsync(answer, method);
        while (response is null)
        {
            lastEvent.Should().NotBeNull($"{method} ended without an answer and without a way to come back");
            using HttpResponseMessage rest = await SendAsync(HttpMethod.Get, null, "text/event-stream", lastEvent);
            (response, string? later) = await ReadAsync(rest, method);
            lastEvent = later ?? lastEvent;
        }
        return response.Value;
    }

    /// <summary>Sends a body as it is and hears all that comes back.</summary>
    public async Task SendRawAsync(string body, string method)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, body, accept);
        await ReadAsync(answer, method);
    }

    /// <summary>Ends the session.</summary>
    public async Task CloseAsync()
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Delete, null, accept);
        answer.IsSuccessStatusCode.Should().BeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _listening.WaitAsync(FixtureApp.Deadline);
        _ended.Dispose();
    }

    private async Task TellAsync(string body)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, body, accept);
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted, $"{body} needs no answer");
    }

    private async Task<(JsonElement? Response, string? LastEvent)> ReadAsync(HttpResponseMessage answer, string method)
    {
        string? lastEvent = null;
        JsonElement? response = null;
        await foreach ((JsonElement? message, string? eventId) in WireStream.ReadAsync(answer, CancellationToken.None))
        {
            lastEvent = eventId;
            if (message is not { } heard)
                continue;
            judge.Hear(heard, method);
            if (!heard.TryGetProperty("method", out _))
                response = heard;
            else if (heard.TryGetProperty("id", out JsonElement question))
                await TellAsync($$"""{"jsonrpc":"2.0","id":{{question.GetRawText()}},"result":{{Replies.To(heard)}}}""");
        }
        return (response, lastEvent);
    }

    private async Task ListenAsync(HttpResponseMessage stream)
    {
        using (stream)
        {
            try
            {
                await foreach ((JsonElement? message, _) in WireStream.ReadAsync(stream, _ended.Token))
                {
                    if (message is { } heard)
                        judge.Hear(heard, "GET");
                }
            }
            catch (Exception ended) when (_ended.IsCancellationRequested && ended is OperationCanceledException or IOException or HttpRequestException)
            {
                TestContext.Out.WriteLine($"The session's stream ended: {ended.Message}");
            }
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string? body, string accept, string? lastEvent = null)
    {
        var request = new HttpRequestMessage(method, "/mcp");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (_session is not null)
        {
            request.Headers.Add("Mcp-Session-Id", _session);
            request.Headers.Add("MCP-Protocol-Version", revision);
        }
        if (lastEvent is not null)
            request.Headers.Add("Last-Event-ID", lastEvent);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
