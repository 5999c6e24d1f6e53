using System.Text.Json;

namespace Gateway.Tests.Support;

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
        HttpResponseMessage response = await sending.WaitAsync(McpTestApp.Deadline);
        return new MessageStream(response, await response.Content.ReadAsStreamAsync());
    }

    public HttpResponseMessage Response => _response;

    /// <summary>The next message; fails when there is none within the deadline, or the stream ends.</summary>
    public async Task<JsonElement> NextAsync() => await NextOrEndAsync() ?? throw new EndOfStreamException("The stream ended; a message was expected.");

    /// <summary>The next message, or null at the end of the stream.</summary>
    public async Task<JsonElement?> NextOrEndAsync()
    {
        while (await _reader.ReadLineAsync().WaitAsync(McpTestApp.Deadline) is { } line)
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
