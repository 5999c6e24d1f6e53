using Gateway.Registry.Arguments;

namespace Gateway.Registry.Schemas;

/// <summary>
/// The input schema in tools/list. Models read it with every request, so where there are <see cref="SharedTerms"/> it is kept short: without the
/// limits that the error of a wrong value names anyway.
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
            var schema = Short(parameter.Schema());
            if (terms.TryGet(parameter.Name, out var term) && term.NamesChoices)
                schema.Remove("enum");
            properties[parameter.Name] = schema;
        }
        var listed = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = parameters.Where(parameter => parameter.Required).Select(parameter => (JsonNode)parameter.Name).ToArray();
        if (required.Length > 0)
            listed["required"] = new JsonArray(required);
        return JsonSerializer.SerializeToElement(listed);
    }

    private static JsonObject Short(JsonObject schema)
    {
        var shown = new JsonObject();
        foreach (var keyword in new[] { "type", "description", "default", "enum", "required", HeaderMarks.Keyword })
        {
            // A default of false is obvious and left out.
            if (schema[keyword] is { } value && !(keyword == "default" && value.GetValueKind() == JsonValueKind.False))
                shown[keyword] = value.DeepClone();
        }
        if (schema["items"] is JsonObject items)
            shown["items"] = Short(items);
        if (schema["properties"] is JsonObject members)
        {
            shown["properties"] = new JsonObject(
                members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Short(member.Value!.AsObject()))));
        }
        return shown;
    }
}
