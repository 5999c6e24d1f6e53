using Gateway.Registry.Arguments;

namespace Gateway.Registry.Schemas;

/// <summary>
/// The input schema in tools/list. Models read it with every request, so it is kept short where there are <see cref="SharedTerms"/>: those by their
/// type and default only, the others without the limits that the error of a wrong value names anyway.
/// </summary>
internal static class ListedSchema
{
    public static JsonElement Of(IReadOnlyList<HandlerParameter> parameters, SharedTerms terms)
    {
        if (!terms.Any)
            return SchemaBuilder.Input(parameters);
        var properties = new JsonObject();
        foreach (var parameter in parameters.Where(parameter => parameter.Listed))
        {
            if (!terms.TryGet(parameter.Name, out var term))
                properties[parameter.Name] = Short(parameter.Schema(), ["description", "default", "enum"]);
            else if (term.Listed)
                properties[parameter.Name] = Short(parameter.Schema(), ["default"]);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = parameters.Where(parameter => parameter.Required).Select(parameter => (JsonNode)parameter.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return JsonSerializer.SerializeToElement(schema);
    }

    private static JsonObject Short(JsonObject schema, string[] kept)
    {
        var shown = new JsonObject();
        if (TypesOf(schema) is { Count: > 0 } types)
            shown["type"] = types.Count == 1 ? types[0] : new JsonArray([.. types.Select(type => (JsonNode)type)]);
        if (schema["items"] is JsonObject items)
            shown["items"] = Short(items, ["enum"]);
        foreach (var keyword in kept.Append(HeaderMarks.Keyword))
        {
            // A default of false is obvious and left out.
            if (schema[keyword] is { } value && !(keyword == "default" && value.GetValueKind() == JsonValueKind.False))
                shown[keyword] = value.DeepClone();
        }
        return shown;
    }

    private static List<string> TypesOf(JsonObject schema) => schema["anyOf"] is JsonArray kinds
        ? [.. kinds.OfType<JsonObject>().SelectMany(TypesOf).Distinct()]
        : schema["type"] switch
        {
            JsonArray types => [.. types.Select(type => type!.GetValue<string>())],
            JsonValue type => [type.GetValue<string>()],
            _ => [],
        };
}
