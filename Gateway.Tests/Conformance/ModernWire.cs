using System.Text;
using System.Text.Json.Nodes;

namespace Gateway.Tests.Conformance;

/// <summary>A client of the modern revision that answers every question by calling again; all that it is sent goes to a judge.</summary>
internal sealed class ModernWire(HttpClient http, WireJudge judge, string accept)
{
    public const string Revision = "2026-07-28";

    private const string Capabilities =
        """{"sampling":{},"roots":{},"elicitation":{"form":{},"url":{}},"extensions":{"io.modelcontextprotocol/tasks":{}}}""";

    private int _lastId;

    /// <returns>The last response: it asks for nothing more.</returns>
    public async Task<JsonElement> CallAsync(string method, string parameters, string capabilities = Capabilities)
    {
        JsonObject body = JsonNode.Parse(parameters)!.AsObject();
        while (true)
        {
            JsonElement response = await SendAsync(method, body, capabilities);
            if (!response.TryGetProperty("result", out JsonElement result) || result.GetProperty("resultType").GetString() != "input_required")
                return response;
            body["inputResponses"] = JsonNode.Parse(AnswersTo(result));
            if (result.TryGetProperty("requestState", out JsonElement state))
                body["requestState"] = state.GetString();
        }
    }

    /// <summary>The answers to all that a result or a task asks, as one JSON object.</summary>
    public static string AnswersTo(JsonElement result) =>
        "{" + string.Join(",", result.GetProperty("inputRequests").EnumerateObject().Select(question => $"\"{question.Name}\":{Replies.To(question.Value)}")) + "}";

    /// <summary>Opens a stream and hears it until a message ends it or the client has heard enough.</summary>
    public async Task ListenAsync(string parameters, Func<JsonElement, Task<bool>> heardEnough)
    {
        using HttpRequestMessage request = Request("subscriptions/listen", JsonNode.Parse(parameters)!.AsObject(), Capabilities);
        using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await foreach ((JsonElement? message, _) in WireStream.ReadAsync(answer, CancellationToken.None))
        {
            judge.Hear(message!.Value, "subscriptions/listen");
            if (await heardEnough(message.Value))
                return;
        }
    }

    /// <summary>Sends a body as it is, under the headers of a right request of the method.</summary>
    public async Task SendRawAsync(string body, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        AddHeaders(request, method, null);
        await ReadAsync(request, method);
    }

    private async Task<JsonElement> SendAsync(string method, JsonObject parameters, string capabilities)
    {
        using HttpRequestMessage request = Request(method, parameters, capabilities);
        return await ReadAsync(request, method);
    }

    private HttpRequestMessage Request(string method, JsonObject parameters, string capabilities)
    {
        JsonObject body = parameters.DeepClone().AsObject();
        body["_meta"] = new JsonObject
        {
            ["io.modelcontextprotocol/protocolVersion"] = Revision,
            ["io.modelcontextprotocol/clientCapabilities"] = JsonNode.Parse(capabilities),
            ["io.modelcontextprotocol/logLevel"] = "debug",
            ["progressToken"] = $"p{_lastId}",
        };
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = $"i{++_lastId}", ["method"] = method, ["params"] = body };
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") };
        AddHeaders(request, method, (body["name"] ?? body["uri"] ?? body["taskId"])?.ToString());
        if ((body["arguments"] as JsonObject)?["region"] is { } region)
            request.Headers.Add("Mcp-Param-Region", (string?)region);
        return request;
    }

    private void AddHeaders(HttpRequestMessage request, string method, string? name)
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.Add("MCP-Protocol-Version", Revision);
        request.Headers.Add("Mcp-Method", method);
        if (name is not null)
            request.Headers.Add("Mcp-Name", name);
    }

    private async Task<JsonElement> ReadAsync(HttpRequestMessage request, string method)
    {
        using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        JsonElement? response = null;
        await foreach ((JsonElement? message, _) in WireStream.ReadAsync(answer, CancellationToken.None))
        {
            judge.Hear(message!.Value, method);
            response = message;
        }
        return response ?? throw new InvalidOperationException($"{method} was not answered.");
    }
}
