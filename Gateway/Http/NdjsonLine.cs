using System.Buffers;
using Gateway.Handlers;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Http;

/// <summary>A line of NDJSON: one JSON object, whose member "type" names its kind.</summary>
internal static class NdjsonLine
{
    /// <param name="write">Writes what follows the type.</param>
    public static ReadOnlyMemory<byte> Of(string type, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var line = MessageWriter.On(buffer))
        {
            line.Json.WriteStartObject();
            line.Json.WriteString("type"u8, type);
            write(line.Json);
            line.Json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    public static void WriteError(Utf8JsonWriter writer, ToolError error)
    {
        writer.WriteStartObject("error"u8);
        writer.WriteString("code"u8, error.Code);
        writer.WriteString("message"u8, error.Message);
        if (error.Hint is { } hint)
            writer.WriteString("hint"u8, hint);
        writer.WriteBoolean("retryable"u8, error.Retryable);
        if (error.Choices is { } choices)
        {
            writer.WriteStartArray("choices"u8);
            foreach (var choice in choices)
            {
                writer.WriteStartObject();
                writer.WriteString("value"u8, choice.Value);
                writer.WriteString("meaning"u8, choice.Meaning);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
