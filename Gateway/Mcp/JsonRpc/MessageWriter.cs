using System.Buffers;
using System.Text.Encodings.Web;

namespace Gateway.Mcp.JsonRpc;

/// <summary>Creates the JSON writers for all messages that this server sends.</summary>
internal static class MessageWriter
{
    // The answers are JSON and never part of a page: quotes and letters of other scripts need no escaping.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    public static Utf8JsonWriter On(IBufferWriter<byte> output) => new(output, Options);
}
