namespace Gateway.Registry.Schemas;

/// <summary>Checks the rules of "x-mcp-header" (specification, transports: custom headers from tool parameters).</summary>
internal static class HeaderMarks
{
    public const string Keyword = "x-mcp-header";

    private const string TokenSigns = "!#$%&'*+-.^_`|~";

    /// <exception cref="InvalidOperationException">A name is no HTTP token or is used twice, or an argument cannot stand in a header.</exception>
    public static void Check(JsonElement schema, string place) => Check(schema, place, new HashSet<string>(StringComparer.OrdinalIgnoreCase));

    private static void Check(JsonElement schema, string place, HashSet<string> used)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties"u8, out var properties)
            || properties.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in properties.EnumerateObject())
        {
            var here = $"{place}.{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty(Keyword, out var mark))
                Check(mark, property.Value, here, used);
            Check(property.Value, here, used);
        }
    }

    private static void Check(JsonElement mark, JsonElement schema, string place, HashSet<string> used)
    {
        if (mark.ValueKind != JsonValueKind.String || mark.GetString() is not { Length: > 0 } name || !name.All(IsTokenSign))
            throw new InvalidOperationException(
                $"{place}: the header name {mark.GetRawText()} must be letters, digits and {TokenSigns}; example: Region.");
        if (!used.Add(name))
            throw new InvalidOperationException($"{place}: the header name {name} is used twice; upper and lower case are the same.");
        if (!schema.TryGetProperty("type"u8, out var type) || type.ValueKind != JsonValueKind.String
            || type.GetString() is not ("string" or "integer" or "boolean"))
            throw new InvalidOperationException($"{place}: only a text, a whole number or a bool can be repeated in a header.");
    }

    private static bool IsTokenSign(char sign) => char.IsAsciiLetterOrDigit(sign) || TokenSigns.Contains(sign);
}
