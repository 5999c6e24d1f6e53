using Gateway.Registry.Arguments;

namespace Gateway.Registry.Schemas;

/// <summary>
/// The form of input schemas that every MCP client takes: one type for each value, items for each list, properties for each object below the top, a
/// description of three words at least for each argument, and neither references nor combinations of schemas.
/// </summary>
/// <remarks>Several clients refuse the whole tool list for one schema outside it, because their models know a part of JSON Schema only.</remarks>
internal static class SchemaDialect
{
    private const int FewestWords = 3;

    private static readonly HashSet<string> Types = ["string", "number", "integer", "boolean", "array", "object"];

    private static readonly HashSet<string> Keywords =
    [
        "type", "description", "default", "enum", "examples", "format", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "minLength", "maxLength", "minItems", "maxItems", "items", "properties", "required", "additionalProperties", HeaderMarks.Keyword,
    ];

    /// <exception cref="InvalidOperationException">The schema is outside the dialect; the message names the place and the rule.</exception>
    public static void Check(JsonElement schema, string place)
    {
        if (Faults(schema, place).FirstOrDefault() is { } fault)
            throw new InvalidOperationException(fault);
    }

    /// <summary>Checks an argument at the start: its description, and its schema where that is written by hand.</summary>
    /// <param name="isDescribed">Whether its description must have a number of words.</param>
    /// <exception cref="InvalidOperationException">Schema or description are outside the dialect.</exception>
    public static void CheckArgument(HandlerParameter parameter, bool isDescribed, string place)
    {
        if (isDescribed && !IsDescription(parameter.Description))
            throw new InvalidOperationException(TooShort(place, parameter.Description));
        if (parameter.HasFormat
            && Value(JsonSerializer.SerializeToElement(parameter.Schema()), place, isTop: false).FirstOrDefault() is { } fault)
            throw new InvalidOperationException(fault);
    }

    /// <summary>What is outside the dialect; empty when nothing is.</summary>
    public static IEnumerable<string> Faults(JsonElement schema, string place) => Value(schema, place, isTop: true);

    private static IEnumerable<string> Value(JsonElement schema, string place, bool isTop)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return [$"{place}: the schema must be an object; example: {{\"type\":\"string\"}}."];
        var type = schema.TryGetProperty("type"u8, out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : string.Empty;
        if (!Types.Contains(type))
            return [$"{place}: the schema must have one type, not several or none; example: {{\"type\":\"string\"}}."];
        return
        [
            .. schema.EnumerateObject().Where(member => !Keywords.Contains(member.Name))
                .Select(member => $"{place}: the schema must not have the keyword {member.Name}, which some clients refuse."),
            .. Limits(schema, place),
            .. type == "array" ? Items(schema, place) : [],
            .. type == "object" ? Members(schema, place, isTop) : [],
        ];
    }

    private static IEnumerable<string> Limits(JsonElement schema, string place)
    {
        if (schema.TryGetProperty("additionalProperties"u8, out var others) && others.ValueKind != JsonValueKind.False)
            yield return $"{place}: additionalProperties must be false or absent; take free names as text instead.";
        if (schema.TryGetProperty("default"u8, out var value) && value.ValueKind == JsonValueKind.Null)
            yield return $"{place}: the default must not be null; leave it out instead.";
    }

    private static IEnumerable<string> Items(JsonElement schema, string place) =>
        schema.TryGetProperty("items"u8, out var items)
            ? Value(items, $"{place}[]", isTop: false)
            : [$"{place}: a list must have the schema of its items; example: {{\"type\":\"array\",\"items\":{{\"type\":\"string\"}}}}."];

    private static IEnumerable<string> Members(JsonElement schema, string place, bool isTop)
    {
        if (!schema.TryGetProperty("properties"u8, out var members) || !members.EnumerateObject().Any())
            return isTop ? [] : [$"{place}: an object below the top must have properties; take free names as text instead."];
        return members.EnumerateObject().SelectMany(member => Member(member, $"{place}.{member.Name}"));
    }

    private static IEnumerable<string> Member(JsonProperty member, string place)
    {
        var faults = Value(member.Value, place, isTop: false);
        var text = member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("description"u8, out var said)
            ? said.GetString()
            : null;
        return IsDescription(text) ? faults : faults.Prepend(TooShort(place, text));
    }

    private static bool IsDescription(string? text) =>
        text is not null && text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length >= FewestWords;

    private static string TooShort(string place, string? text) =>
        $"{place}: the description must have {FewestWords} words at least; got '{text}'; example: Limit price, such as 189.50.";
}
