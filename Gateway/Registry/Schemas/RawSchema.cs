using Gateway.Handlers;

namespace Gateway.Registry.Schemas;

/// <summary>A hand-written input schema: kept unchanged; only its root is checked.</summary>
internal static class RawSchema
{
    private static readonly JsonElement NoArguments = JsonElement.Parse("{}");

    /// <exception cref="InvalidOperationException">The text is no JSON, or no schema of an object.</exception>
    public static JsonElement Parse(string json, string place)
    {
        try
        {
            var schema = JsonElement.Parse(json);
            return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.String
                && type.ValueEquals("object"u8)
                ? schema
                : throw new InvalidOperationException($"{place}: the [InputSchema] must be a JSON object with \"type\": \"object\" at its root.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidOperationException($"{place}: the [InputSchema] is no JSON: {wrong.Message}", wrong);
        }
    }

    /// <summary>Passes the arguments on unchanged; the method checks them itself.</summary>
    /// <exception cref="ToolException">The arguments are no object.</exception>
    public static object?[] Bind(JsonElement arguments) => arguments.ValueKind switch
    {
        JsonValueKind.Object => [arguments],
        JsonValueKind.Undefined or JsonValueKind.Null => [NoArguments],
        _ => throw ToolErrors.InvalidArgument("arguments: must be a JSON object; example: {}"),
    };

    /// <summary>Passes on what was given, whatever it is.</summary>
    public static object?[] BindAny(JsonElement arguments) =>
        [arguments.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? NoArguments : arguments];
}
