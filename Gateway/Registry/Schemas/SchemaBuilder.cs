using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Gateway.Registry.Arguments;

namespace Gateway.Registry.Schemas;

/// <summary>Makes the JSON Schemas (2020-12) of a tool: of its arguments from the parameters, of its result from the C# type.</summary>
internal static class SchemaBuilder
{
    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    private static readonly ConcurrentDictionary<Type, JsonElement> Outputs = new();

    /// <param name="all">Whether unlisted parameters are included.</param>
    public static JsonElement Input(IReadOnlyList<HandlerParameter> parameters, bool all = false)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                parameters.Where(parameter => all || parameter.Listed).Select(
                    parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)parameter.Schema()))),
        };
        var required = parameters.Where(parameter => parameter.Required).Select(parameter => (JsonNode)parameter.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        // A client that validates arguments by the schema must allow unlisted ones.
        if (all || parameters.All(parameter => parameter.Listed))
            schema["additionalProperties"] = false;
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>Cached by type, because several tools have the same result.</summary>
    /// <exception cref="InvalidOperationException">The type is no JSON object.</exception>
    public static JsonElement Output(Type type, string method) =>
        Outputs.TryGetValue(type, out var known) ? known : Outputs.GetOrAdd(type, MakeOutput(type, method));

    /// <summary>Refuses at the start, without making a schema, a type whose JSON is no object.</summary>
    /// <exception cref="InvalidOperationException">The type is a number, a text, a list or the like.</exception>
    public static void RequireObject(Type type, string method)
    {
        if (!IsObject(type))
            throw NoObject(type, method);
    }

    /// <summary>Whether values of the type become JSON objects, judged by the type alone.</summary>
    public static bool IsObject(Type type) =>
        typeof(IDictionary).IsAssignableFrom(type)
        || (!type.IsPrimitive && !type.IsEnum && type.Namespace is not ("System" or "System.Text.Json")
            && !typeof(IEnumerable).IsAssignableFrom(type));

    private static JsonElement MakeOutput(Type type, string method)
    {
        if (ToolJson.Options.GetJsonSchemaAsNode(type, Exporter) is not JsonObject schema
            || schema["type"]?.GetValueKind() != JsonValueKind.String || schema["type"]!.GetValue<string>() != "object")
            throw NoObject(type, method);
        SchemaReferences.Inline(schema);
        return JsonSerializer.SerializeToElement(schema);
    }

    private static InvalidOperationException NoObject(Type type, string method) =>
        new($"{method}: the result type {type.Name} must be a class or record, so that its schema is an object.");

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.TypeInfo.Type == typeof(DateTimeOffset) || context.TypeInfo.Type == typeof(DateTimeOffset?))
            node = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        // JSON of others is always passed on as an object: "any" has no single type, which strict clients want.
        if (context.TypeInfo.Type == typeof(JsonElement) || context.TypeInfo.Type == typeof(JsonElement?))
            node = new JsonObject { ["type"] = "object" };
        if (node is not JsonObject schema)
            return node;
        ForgetNull(schema);
        // The exporter says nothing of items that may be any JSON.
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Enumerable && !schema.ContainsKey("items"))
            schema["items"] = new JsonObject { ["type"] = "object" };
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
            Require(schema, context.TypeInfo);
        if (DescriptionOf(context.PropertyInfo) is { } text)
            schema.Insert(0, "description", text);
        return schema;
    }

    /// <summary>A null is never written: the property is absent instead, so no schema needs to allow it.</summary>
    private static void ForgetNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            var named = types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToArray();
            schema["type"] = named.Length == 1 ? named[0] : new JsonArray([.. named.Select(type => (JsonNode)type)]);
        }
        if (schema["enum"] is JsonArray choices && choices.Any(choice => choice is null))
            schema["enum"] = new JsonArray([.. choices.Where(choice => choice is not null).Select(choice => choice!.DeepClone())]);
        if (schema["enum"] is not null && schema["type"] is null)
            schema.Insert(0, "type", "string");
    }

    private static void Require(JsonObject schema, JsonTypeInfo type)
    {
        schema.Remove("required");
        var required = type.Properties
            .Where(property => property.Get is not null && !property.IsGetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null)
            .Select(property => (JsonNode)property.Name)
            .ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
    }

    private static string? DescriptionOf(JsonPropertyInfo? property) =>
        Text(property?.AttributeProvider) ?? Text(property?.AssociatedParameter?.AttributeProvider);

    private static string? Text(ICustomAttributeProvider? provider) =>
        provider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
