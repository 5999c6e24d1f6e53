namespace Docs;

/// <summary>JSON Schemas in words, for the documentation.</summary>
internal static class SchemaText
{
    private const int DeepestListed = 3;

    public static string DescriptionOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("description", out var text)
            ? text.GetString()!.Replace("|", "\\|", StringComparison.Ordinal)
            : string.Empty;

    public static string TypeOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return "any";
        if (schema.TryGetProperty("enum", out var choices))
            return string.Join(", ", choices.EnumerateArray().Select(choice => $"`{choice}`"));
        if (schema.TryGetProperty("anyOf", out var kinds))
            return string.Join(" or ", kinds.EnumerateArray().Select(TypeOf));
        if (!schema.TryGetProperty("type", out var type))
            return "any";
        var name = type.ValueKind == JsonValueKind.Array
            ? string.Join(" or ", type.EnumerateArray().Select(one => one.GetString()))
            : type.GetString()!;
        return name switch
        {
            "array" when schema.TryGetProperty("items", out var items) => $"list of {TypeOf(items)}",
            "string" when schema.TryGetProperty("format", out var format) => format.GetString()!,
            _ => name + Limits(schema),
        };
    }

    public static void AppendFields(StringBuilder text, JsonElement schema, int depth)
    {
        if (depth >= DeepestListed || ObjectIn(schema) is not { } fields)
            return;
        foreach (var field in fields.EnumerateObject())
        {
            var description = DescriptionOf(field.Value);
            text.Append(' ', depth * 2);
            text.Append(
                CultureInfo.InvariantCulture,
                $"- `{field.Name}` ({TypeOf(field.Value)}){(description.Length > 0 ? ": " : string.Empty)}{description}\n");
            AppendFields(text, field.Value, depth + 1);
        }
    }

    /// <summary>The properties of the schema, of its items or of its values; null when there are none.</summary>
    private static JsonElement? ObjectIn(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        if (schema.TryGetProperty("properties", out var properties))
            return properties;
        if (schema.TryGetProperty("items", out var items))
            return ObjectIn(items);
        return schema.TryGetProperty("additionalProperties", out var values) ? ObjectIn(values) : null;
    }

    private static string Limits(JsonElement schema)
    {
        var limits = new List<string>();
        Add("minimum", "≥ ");
        Add("exclusiveMinimum", "> ");
        Add("maximum", "≤ ");
        return limits.Count == 0 ? string.Empty : $" {string.Join(", ", limits)}";

        void Add(string keyword, string sign)
        {
            if (schema.TryGetProperty(keyword, out var limit))
                limits.Add(sign + limit);
        }
    }
}
