using System.Text.Json;

namespace Relay;

/// <summary>Writes messages to the client, one line each, whole and one at a time.</summary>
internal sealed class MessageWriter(Stream output) : IDisposable
{
    private const int ServerError = -32000;

    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="message">One JSON-RPC message; line ends in it are removed.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> message)
    {
        var line = message.Span.IndexOfAny("\r\n"u8) < 0 ? message : OnOneLine(message);
        await _turn.WaitAsync();
        try
        {
            await output.WriteAsync(line);
            output.WriteByte((byte)'\n');
            await output.FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <param name="id">As JSON; <c>null</c> where the message had none that can be read.</param>
    public Task WriteErrorAsync(string id, string text, int code = ServerError)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WritePropertyName("id");
            json.WriteRawValue(id);
            json.WriteStartObject("error");
            json.WriteNumber("code", code);
            json.WriteString("message", text);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return WriteAsync(buffer.ToArray());
    }

    public void Dispose() => _turn.Dispose();

    private static byte[] OnOneLine(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            document.RootElement.WriteTo(json);
        return buffer.ToArray();
    }
}
