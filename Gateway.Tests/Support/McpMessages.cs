namespace Gateway.Tests.Support;

/// <summary>Reads answers, whatever their form.</summary>
internal static class McpWire
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync().PromptlyAsync("the end of the answer");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Every message of an answer in JSON, NDJSON or SSE, in order.</summary>
    public static async Task<List<JsonElement>> MessagesAsync(this HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync().PromptlyAsync("the end of the answer");
        bool events = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        IEnumerable<string> lines = text.Split('\n').Where(line => line.Trim().Length > 0);
        if (events)
            lines = lines.Where(line => line.StartsWith("data: {", StringComparison.Ordinal) || line.StartsWith("data: [", StringComparison.Ordinal)).Select(line => line["data: ".Length..]);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static int ErrorCode(this JsonElement message) => message.GetProperty("error").GetProperty("code").GetInt32();

    public static string Method(this JsonElement message) => message.TryGetProperty("method", out JsonElement method) ? method.GetString()! : "";

    public static string Text(this JsonElement message, params string[] path)
    {
        foreach (string part in path)
            message = message.GetProperty(part);
        return message.ValueKind == JsonValueKind.String ? message.GetString()! : message.GetRawText();
    }
}

/// <summary>Reads an open answer in SSE or NDJSON message by message; signs of life are passed over.</summary>
internal sealed class MessageStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private MessageStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _reader = new StreamReader(body);
    }

    public static async Task<MessageStream> OpenAsync(Task<HttpResponseMessage> sending)
    {
        HttpResponseMessage response = await sending.PromptlyAsync("the head of the answer");
        return new MessageStream(response, await response.Content.ReadAsStreamAsync());
    }

    public HttpResponseMessage Response => _response;

    /// <summary>The next message; fails when there is none within the deadline, or the stream ends.</summary>
    public async Task<JsonElement> NextAsync() => await NextOrEndAsync() ?? throw new EndOfStreamException("The stream ended; a message was expected.");

    /// <summary>The next message, or null at the end of the stream.</summary>
    public async Task<JsonElement?> NextOrEndAsync()
    {
        while (await _reader.NextLineAsync() is { } line)
        {
            string json = line.StartsWith("data: ", StringComparison.Ordinal) ? line["data: ".Length..] : line;
            if (json.StartsWith('{'))
                return JsonDocument.Parse(json).RootElement;
        }

        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
