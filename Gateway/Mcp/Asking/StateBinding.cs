using System.Buffers;
using System.Security.Cryptography;

namespace Gateway.Mcp.Asking;

/// <summary>The request that a state is bound to: caller, method, and the parameters that do not change between rounds.</summary>
internal sealed record StateBinding(string? CallerId, string Method, ReadOnlyMemory<byte> ParametersDigest)
{
    public static StateBinding Of(string? callerId, string method, JsonElement parameters) => new(callerId, method, Digest(parameters));

    /// <summary>A digest of the parameters that does not depend on the order of their keys.</summary>
    private static byte[] Digest(JsonElement parameters)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            writer.WriteStartObject();
            foreach (var member in Sorted(parameters))
            {
                if (member.Name is not ("_meta" or "inputResponses" or "requestState"))
                    Write(writer, member);
            }

            writer.WriteEndObject();
        }

        return SHA256.HashData(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonProperty member)
    {
        writer.WritePropertyName(member.Name);
        Write(writer, member.Value);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in Sorted(value))
                    Write(writer, member);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static IEnumerable<JsonProperty> Sorted(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal) : [];
}
