using System.Text.Json.Nodes;

namespace Gateway.Registry.Asking;

/// <summary>A form for a person: flat, of texts, numbers, flags and choices, each with its default. Built field by field in the order in which it is shown.</summary>
/// <remarks>
/// Revision 2025-06-18 knows no defaults but those of flags, no patterns and no multiple choices; a client of that revision is shown a form without the former,
/// and is not asked at all where the form needs the latter.
/// </remarks>
public sealed class ElicitForm
{
    private readonly JsonObject _fields = [];
    private readonly JsonArray _required = [];

    /// <param name="pattern">A regular expression that the text must match somewhere (ECMA 262); keep it simple.</param>
    public ElicitForm Text(
        string name,
        string? title = null,
        string? description = null,
        bool required = true,
        int? minLength = null,
        int? maxLength = null,
        ElicitTextFormat format = ElicitTextFormat.Any,
        string? pattern = null,
        string? defaultValue = null)
    {
        string? formatName = format switch
        {
            ElicitTextFormat.Email => "email",
            ElicitTextFormat.Uri => "uri",
            ElicitTextFormat.Date => "date",
            ElicitTextFormat.DateTime => "date-time",
            _ => null,
        };
        return Add(name, required, "string", title, description,
            ("minLength", minLength), ("maxLength", maxLength), ("format", formatName), ("pattern", pattern), ("default", defaultValue));
    }

    public ElicitForm Number(
        string name, string? title = null, string? description = null, bool required = true, decimal? minimum = null, decimal? maximum = null, decimal? defaultValue = null) =>
        Add(name, required, "number", title, description, ("minimum", minimum), ("maximum", maximum), ("default", defaultValue));

    public ElicitForm WholeNumber(
        string name, string? title = null, string? description = null, bool required = true, long? minimum = null, long? maximum = null, long? defaultValue = null) =>
        Add(name, required, "integer", title, description, ("minimum", minimum), ("maximum", maximum), ("default", defaultValue));

    public ElicitForm Flag(string name, string? title = null, string? description = null, bool required = true, bool? defaultValue = null) =>
        Add(name, required, "boolean", title, description, ("default", defaultValue));

    /// <summary>One of several values, shown as they are.</summary>
    public ElicitForm Choice(
        string name, IReadOnlyList<string> values, string? title = null, string? description = null, bool required = true, string? defaultValue = null) =>
        Add(name, required, "string", title, description, ("enum", Array(values)), ("default", defaultValue));

    /// <summary>One of several values, each with a title (oneOf).</summary>
    public ElicitForm Choice(
        string name, IReadOnlyList<ElicitChoice> choices, string? title = null, string? description = null, bool required = true, string? defaultValue = null) =>
        Add(name, required, "string", title, description, ("oneOf", Array(choices)), ("default", defaultValue));

    /// <summary>One of several values, each with a title in the way that revision 2025-06-18 began with (enumNames).</summary>
    public ElicitForm NamedChoice(
        string name, IReadOnlyList<ElicitChoice> choices, string? title = null, string? description = null, bool required = true, string? defaultValue = null) =>
        Add(name, required, "string", title, description,
            ("enum", Array([.. choices.Select(choice => choice.Value)])), ("enumNames", Array([.. choices.Select(choice => choice.Title)])), ("default", defaultValue));

    /// <summary>Any of several values, shown as they are.</summary>
    public ElicitForm Choices(
        string name,
        IReadOnlyList<string> values,
        string? title = null,
        string? description = null,
        bool required = true,
        int? minItems = null,
        int? maxItems = null,
        IReadOnlyList<string>? defaultValues = null) =>
        Add(name, required, "array", title, description,
            ("minItems", minItems), ("maxItems", maxItems), ("items", new JsonObject { ["type"] = "string", ["enum"] = Array(values) }),
            ("default", defaultValues is null ? null : Array(defaultValues)));

    /// <summary>Any of several values, each with a title (anyOf).</summary>
    public ElicitForm Choices(
        string name,
        IReadOnlyList<ElicitChoice> choices,
        string? title = null,
        string? description = null,
        bool required = true,
        int? minItems = null,
        int? maxItems = null,
        IReadOnlyList<string>? defaultValues = null) =>
        Add(name, required, "array", title, description,
            ("minItems", minItems), ("maxItems", maxItems), ("items", new JsonObject { ["anyOf"] = Array(choices) }),
            ("default", defaultValues is null ? null : Array(defaultValues)));

    /// <summary>The form as a JSON Schema of MCP's restricted kind.</summary>
    public JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = _fields.DeepClone() };
        if (_required.Count > 0)
            schema["required"] = _required.DeepClone();
        return schema;
    }

    private ElicitForm Add(string name, bool required, string type, string? title, string? description, params (string Keyword, JsonNode? Value)[] keywords)
    {
        var field = new JsonObject { ["type"] = type };
        foreach ((string keyword, JsonNode? value) in (ReadOnlySpan<(string, JsonNode?)>)[("title", title), ("description", description), .. keywords])
        {
            if (value is not null)
                field[keyword] = value;
        }

        _fields.Add(name, field);
        if (required)
            _required.Add(name);
        return this;
    }

    private static JsonArray Array(IReadOnlyList<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    private static JsonArray Array(IReadOnlyList<ElicitChoice> choices) =>
        new([.. choices.Select(choice => new JsonObject { ["const"] = choice.Value, ["title"] = choice.Title })]);
}
