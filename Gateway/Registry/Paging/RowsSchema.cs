using System.Collections;
using Gateway.Handlers;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Paging;

/// <summary>The output schema of a tool whose list is cut and shaped.</summary>
internal static class RowsSchema
{
    /// <summary>Refuses at the start, without making a schema, a result that has no such list.</summary>
    /// <exception cref="InvalidOperationException">There is no such list, or its rows are no objects.</exception>
    public static void RequireRows(Type result, string list, string place)
    {
        if (list is "columns" or "rows" or "csv")
            throw new InvalidOperationException($"{place}: the list of [Rows] cannot be called {list}: other forms of the list are.");
        if (Array.Find(result.GetProperties(), member => JsonNamingPolicy.CamelCase.ConvertName(member.Name) == list) is not { } rows
            || RowOf(rows.PropertyType) is not { } row || !SchemaBuilder.IsObject(row))
            throw NoRows(list, place);
    }

    /// <summary>The properties that a row can have, in order.</summary>
    /// <exception cref="InvalidOperationException">There is no such list, or its rows are no objects.</exception>
    public static IReadOnlyList<string> Columns(JsonElement output, string list, string place) =>
        output.TryGetProperty("properties", out var members)
            && members.TryGetProperty(list, out var rows)
            && rows.TryGetProperty("items", out var row)
            && row.TryGetProperty("properties", out var columns)
            ? [.. columns.EnumerateObject().Select(column => column.Name)]
            : throw NoRows(list, place);

    /// <param name="pages">Whether the list is paged, too.</param>
    public static JsonElement Shape(JsonElement output, RowsAttribute rows, bool pages)
    {
        var list = rows.Property;
        var schema = JsonObject.Create(output)!;
        var members = schema["properties"]!.AsObject();
        // With the argument fields a row has only the requested properties.
        members[list]!["items"]!.AsObject().Remove("required");
        if (rows.Common)
            members["common"] = Text("object", "Members with the same value in all rows of this answer, written once.");
        members["columns"] = Text(
            "array", $"With format compact, instead of {list}: the names of the values in rows, a list of values for each row, null for none.",
            ("items", new JsonObject { ["type"] = "string" }));
        members["csv"] = Text("string", $"With format csv, instead of {list}: a line of names, then a line for each row (RFC 4180).");
        List<string> required = [.. (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => name != list)];
        if (pages)
        {
            members["count"] = Text("integer", "Number of rows in this result.");
            members["total"] = Text("integer", "Total number of rows.");
            members["truncated"] = Text("boolean", "Whether rows were left out that nextCursor or other arguments lead to.");
            members["nextCursor"] = Text("string", "Give it as cursor, with the same arguments, for more rows; absent at the end.");
            required = [.. required.Union(["count", "total", "truncated"])];
        }
        schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        return JsonSerializer.SerializeToElement(schema);
    }

    private static Type? RowOf(Type list) => list.IsArray ? list.GetElementType()
        : list.IsGenericType && list.GenericTypeArguments.Length == 1 && typeof(IEnumerable).IsAssignableFrom(list) ? list.GenericTypeArguments[0]
        : null;

    private static InvalidOperationException NoRows(string list, string place) =>
        new($"{place}: the result has no list of objects {list}, as [Rows] says.");

    private static JsonObject Text(string type, string description, params (string Keyword, JsonNode Value)[] more)
    {
        var schema = new JsonObject { ["description"] = description, ["type"] = type };
        foreach (var (keyword, value) in more)
            schema[keyword] = value;
        return schema;
    }
}
