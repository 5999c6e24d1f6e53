using System.Buffers;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Paging;

/// <summary>Applies <see cref="LongTextAttribute"/> to one tool: the argument offset, the output schema, and the cutting of the text.</summary>
internal sealed class TextPlan
{
    private const string Offset = "offset";

    /// <summary>Room for the members that tell of the cut.</summary>
    private const int Told = 80;

    private static readonly JsonWriterOptions Options = new() { Encoder = ToolJson.Options.Encoder };

    private readonly string _property;
    private readonly int _place;

    /// <param name="place">Where the argument stands among those of the call.</param>
    public TextPlan(string property, int place)
    {
        (_property, _place) = (property, place);
        var offset = new NumberArgument(typeof(int), Bounds.None with { Minimum = 0, Maximum = int.MaxValue });
        Added = [new HandlerParameter(Offset, "nextOffset of the previous answer.", offset, Required: false, 0, "20000")];
    }

    public IReadOnlyList<HandlerParameter> Added { get; }

    public int Read(object?[] values) => (int)values[_place]!;

    public static JsonElement Schema(JsonElement output)
    {
        var schema = JsonObject.Create(output)!;
        var members = schema["properties"]!.AsObject();
        members["truncated"] = new JsonObject { ["description"] = "Whether the text goes on: nextOffset leads to the rest.", ["type"] = "boolean" };
        members["nextOffset"] = new JsonObject
        {
            ["description"] = "Give it as offset, with the same arguments, for the rest of the text; absent at the end.",
            ["type"] = "integer",
        };
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>The result with the part of its text from the offset on that fits.</summary>
    public byte[] Shape(byte[] result, int offset, int size)
    {
        using var document = JsonDocument.Parse(result);
        if (!document.RootElement.TryGetProperty(_property, out var value) || value.ValueKind != JsonValueKind.String)
            return result;
        var text = value.GetString()!;
        if (offset > 0 && offset >= text.Length)
            throw ToolErrors.InvalidArgument($"{Offset}: must be less than {text.Length}, the length of the text; got {offset}; example: 0");
        if (offset == 0 && result.Length <= size)
            return result;
        var room = size - (result.Length - value.GetRawText().Length) - Told;
        var end = End(text, offset, Math.Max(room, size / 4));
        return Write(document.RootElement, text[offset..end], end < text.Length ? end : null);
    }

    /// <summary>The end of the longest part whose JSON fits, at the end of a line where there is one near.</summary>
    private static int End(string text, int start, int room)
    {
        var (end, used) = (start, 0);
        while (end < text.Length)
        {
            var length = char.IsSurrogatePair(text, end) ? 2 : 1;
            used += Encoding.UTF8.GetByteCount(JsonEncodedText.Encode(text.AsSpan(end, length), Options.Encoder).Value);
            if (used > room)
                break;
            end += length;
        }
        if (end == text.Length)
            return end;
        var line = text.LastIndexOf('\n', end - 1, Math.Min(end - start, room / 8));
        return line > start ? line + 1 : Math.Max(end, start + 1);
    }

    private byte[] Write(JsonElement result, string text, int? next)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var member in result.EnumerateObject().Where(member => !member.NameEquals("truncated")))
            {
                if (member.NameEquals(_property))
                    writer.WriteString(_property, text);
                else
                    member.WriteTo(writer);
            }
            writer.WriteBoolean("truncated", next is not null);
            if (next is { } offset)
                writer.WriteNumber("nextOffset", offset);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
