namespace Gateway.Registry.Schemas;

/// <summary>Inlines the "$ref" that the schema exporter writes for repeated types, because many MCP clients do not resolve references.</summary>
internal static class SchemaReferences
{
    /// <remarks>The reference of a recursive type cannot be inlined and stays.</remarks>
    public static void Inline(JsonObject root) => Inline(root, root);

    private static void Inline(JsonNode? node, JsonObject root)
    {
        if (node is JsonObject schema)
        {
            if (schema["$ref"] is JsonValue pointer)
                Replace(schema, pointer.GetValue<string>(), root);
            foreach (var child in schema.Select(member => member.Value).ToList())
                Inline(child, root);
        }
        else if (node is JsonArray array)
        {
            foreach (var child in array)
                Inline(child, root);
        }
    }

    private static void Replace(JsonObject schema, string pointer, JsonObject root)
    {
        var target = Find(root, pointer).AsObject();
        if (Refers(target, pointer))
            return;
        schema.Remove("$ref");
        foreach (var (name, value) in target)
        {
            if (!schema.ContainsKey(name))
                schema[name] = value?.DeepClone();
        }
    }

    private static bool Refers(JsonNode? node, string pointer) => node switch
    {
        JsonObject schema => schema["$ref"]?.ToString() == pointer || schema.Any(member => Refers(member.Value, pointer)),
        JsonArray array => array.Any(item => Refers(item, pointer)),
        _ => false,
    };

    /// <param name="pointer">A JSON Pointer in a fragment, as in "#/properties/first".</param>
    private static JsonNode Find(JsonNode node, string pointer)
    {
        foreach (var part in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!;
        }
        return node;
    }
}
