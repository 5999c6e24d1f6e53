using System.Buffers;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Paging;

/// <summary>Writes a result again with the rows of one page in the form that was asked for.</summary>
/// <param name="list">The list's name in the result.</param>
/// <param name="common">The members of rows that are written once, in <c>common</c>.</param>
/// <param name="pages">Whether the result reports its page: count, total, truncated, nextCursor.</param>
internal sealed class RowsWriter(
    string list, RowsRequest request, RowsPage page, IReadOnlyList<string> columns, IReadOnlyList<string> common, bool pages)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = ToolJson.Options.Encoder };

    public byte[] Write(JsonElement result, int size)
    {
        var buffer = new ArrayBufferWriter<byte>(size + 256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var member in result.EnumerateObject())
            {
                if (member.NameEquals(list))
                    WriteRows(writer);
                else if (!pages || member.Name is not ("count" or "total" or "truncated" or "nextCursor"))
                    member.WriteTo(writer);
            }
            if (pages)
                WriteCut(writer, result.TryGetProperty("truncated", out var own) && own.ValueKind == JsonValueKind.True);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="truncated">Whether the tool itself reports that there is more.</param>
    private void WriteCut(Utf8JsonWriter writer, bool truncated)
    {
        writer.WriteNumber("count", page.Rows.Count);
        writer.WriteNumber("total", page.Total);
        writer.WriteBoolean("truncated", truncated || page.NextCursor is not null);
        if (page.NextCursor is { } next)
            writer.WriteString("nextCursor", next);
    }

    private void WriteRows(Utf8JsonWriter writer)
    {
        if (common.Count > 0)
        {
            writer.WritePropertyName("common");
            WriteMembers(writer, page.Rows[0], common);
        }
        switch (request.Format)
        {
            case RowsFormat.Compact:
                WriteCompact(writer);
                break;
            case RowsFormat.Csv:
                writer.WriteString("csv", RowsCsv.Of(columns, page.Rows));
                break;
            default:
                WriteObjects(writer);
                break;
        }
    }

    private void WriteObjects(Utf8JsonWriter writer)
    {
        writer.WriteStartArray(list);
        foreach (var row in page.Rows)
        {
            if (request.Fields.Count == 0 && common.Count == 0)
                row.WriteTo(writer);
            else
                WriteMembers(writer, row, columns);
        }
        writer.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement row, IReadOnlyList<string> names)
    {
        writer.WriteStartObject();
        foreach (var name in names)
        {
            if (!row.TryGetProperty(name, out var value))
                continue;
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    private void WriteCompact(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("columns");
        foreach (var column in columns)
            writer.WriteStringValue(column);
        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        foreach (var row in page.Rows)
        {
            writer.WriteStartArray();
            foreach (var column in columns)
            {
                if (row.TryGetProperty(column, out var value))
                    value.WriteTo(writer);
                else
                    writer.WriteNullValue();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }
}

/// <summary>Rows as a text of RFC 4180: names in the first line, CRLF after each line, quotes where they are needed.</summary>
internal static class RowsCsv
{
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create("\",\r\n");

    /// <remarks>A value that is a list or an object stands as JSON in its cell; an absent one is empty.</remarks>
    public static string Of(IReadOnlyList<string> columns, IEnumerable<JsonElement> rows)
    {
        var text = new StringBuilder();
        AppendLine(text, columns);
        foreach (var row in rows)
            AppendLine(text, columns.Select(column => row.TryGetProperty(column, out var value) ? Cell(value) : string.Empty));
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quote)).Append("\r\n");

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => string.Empty,
        _ => value.GetRawText(),
    };

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(Quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
