using System.Buffers;
using System.Text.Encodings.Web;

namespace Gateway.Trading.Audit;

/// <summary>Bounds what is written into the audit log: a caller must not be able to fill the disk.</summary>
internal static class AuditText
{
    /// <summary>Letters of a name: a caller, a tool, an order reference.</summary>
    public const int LongestName = 100;

    /// <summary>Bytes of a line's detail.</summary>
    public const int LongestDetail = 4000;

    private const int LongestValue = 200;
    private const string Mark = "...";

    private static readonly string[] Secrets = ["code", "token", "previewToken"];
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text with at most so many letters; one that is cut ends with three points.</summary>
    public static string Cut(string text, int longest = LongestName)
    {
        if (text.Length <= longest)
            return text;
        var end = longest - Mark.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + Mark;
    }

    /// <summary>The text with at most so many bytes of UTF-8.</summary>
    public static string CutBytes(string text, int most = LongestDetail)
    {
        if (text.Length * 3L <= most || Encoding.UTF8.GetByteCount(text) <= most)
            return text;
        var (bytes, end) = (Mark.Length, 0);
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, most)).EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > most)
                break;
            end += rune.Utf16SequenceLength;
        }
        return text[..end] + Mark;
    }

    /// <summary>The arguments of a call, as JSON: each long value cut, secrets hidden, and no more of them than fit.</summary>
    public static string Of(JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
            return "{}";
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            Write(writer, arguments);
        return CutBytes(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().TakeWhile(_ => HasRoom(writer)))
                {
                    writer.WritePropertyName(Cut(member.Name));
                    if (Secrets.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
                        writer.WriteStringValue("(hidden)");
                    else
                        Write(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray().TakeWhile(_ => HasRoom(writer)))
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Shorten(value.GetString()!));
                break;
            default:
                if (value.GetRawText() is { Length: > LongestValue } digits)
                    writer.WriteStringValue(Shorten(digits));
                else
                    value.WriteTo(writer);
                break;
        }
    }

    private static string Shorten(string text) => text.Length <= LongestValue ? text : string.Create(
        CultureInfo.InvariantCulture, $"{Cut(text, LongestValue)} ({text.Length} characters)");

    private static bool HasRoom(Utf8JsonWriter writer) => writer.BytesCommitted + writer.BytesPending < LongestDetail;
}
