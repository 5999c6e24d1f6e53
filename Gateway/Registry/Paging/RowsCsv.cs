using System.Text;
using System.Text.Json;

namespace Gateway.Registry.Paging;

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
