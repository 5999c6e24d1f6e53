using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using Gateway.Streaming;

namespace Gateway.Mcp.JsonRpc;

/// <summary>A JSON writer for one message that this server sends; dispose it when the message is whole.</summary>
/// <remarks>
/// A message is written without an await, so each thread keeps one writer for the next. A message that is begun within another gets its own.
/// </remarks>
internal readonly ref struct MessageWriter : IDisposable
{
    // The answers are JSON and never part of a page: quotes and letters of other scripts need no escaping.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    [ThreadStatic]
    private static Utf8JsonWriter? _kept;

    private MessageWriter(Utf8JsonWriter json) => Json = json;

    public Utf8JsonWriter Json { get; }

    public static MessageWriter On(IBufferWriter<byte> output)
    {
        if (_kept is not { } writer)
            return new MessageWriter(new Utf8JsonWriter(output, Options));
        _kept = null;
        writer.Reset(output);
        return new MessageWriter(writer);
    }

    /// <summary>The JSON of a value as it stands in messages, to be kept.</summary>
    public static byte[] Serialize<T>(T value, JsonTypeInfo<T> type)
    {
        using var buffer = new PooledBuffer();
        using (var message = On(buffer))
            JsonSerializer.Serialize(message.Json, value, type);
        return buffer.Written.ToArray();
    }

    /// <summary>Flushes, and keeps the writer for the next message.</summary>
    public void Dispose()
    {
        Json.Flush();
        _kept = Json;
    }
}
