using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Text;

namespace Gateway.Handlers.Asking;

/// <summary>A form for a person: flat, of texts, numbers, flags and choices, each with its default. Built field by field in the order in which it is shown.</summary>
/// <remarks>
/// Revision 2025-06-18 knows no defaults but those of flags, no patterns and no multiple choices; a client of that revision is shown a form without the former,
/// and is not asked at all where the form needs the latter.
/// </remarks>
public sealed class ElicitForm
{
    private readonly JsonObject _fields = [];
    private readonly JsonArray _required = [];

    /// <param name="pattern">A simple regular expression that the text must match somewhere: classes, counts, alternatives; no groups.</param>
    /// <exception cref="FormatException">The pattern is not as simple as that.</exception>
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
        if (pattern is not null)
            TextPattern.Parse(pattern);
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

/// <summary>What a person did with a question.</summary>
public enum ElicitAction
{
    /// <summary>They answered it.</summary>
    Accept,

    /// <summary>They said no.</summary>
    Decline,

    /// <summary>They sent it away without a word.</summary>
    Cancel,
}

/// <summary>What a person did with a form or a page. The fields have been checked against the form.</summary>
/// <param name="Content">The filled-in fields as a JSON object; undefined unless <see cref="ElicitAction.Accept"/>, and for pages.</param>
public sealed record ElicitAnswer(ElicitAction Action, JsonElement Content)
{
    public bool IsAccepted => Action == ElicitAction.Accept;

    /// <summary>A text, or the value of a single choice; null when it was left out.</summary>
    public string? Text(string field) => Find(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A yes or no; null when it was left out.</summary>
    public bool? Flag(string field) => Find(field) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    /// <summary>A number; null when it was left out, or is beyond what a decimal can hold.</summary>
    public decimal? Number(string field) => Find(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out decimal number) ? number : null;

    /// <summary>The values of a multiple choice; empty when it was left out.</summary>
    public IReadOnlyList<string> Choices(string field) =>
        Find(field) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray().Select(choice => choice.GetString()!)] : [];

    internal static ElicitAnswer Read(JsonElement result)
    {
        ElicitAction action = result.GetProperty("action"u8).GetString() switch
        {
            "accept" => ElicitAction.Accept,
            "decline" => ElicitAction.Decline,
            _ => ElicitAction.Cancel,
        };
        bool filled = result.TryGetProperty("content"u8, out JsonElement content) && content.ValueKind == JsonValueKind.Object;
        return new ElicitAnswer(action, action == ElicitAction.Accept && filled ? content : default);
    }

    private JsonElement Find(string field) =>
        Content.ValueKind == JsonValueKind.Object && Content.TryGetProperty(field, out JsonElement value) ? value : default;
}

/// <summary>One thing that can be chosen in a form.</summary>
/// <param name="Value">What the answer holds.</param>
/// <param name="Title">What the person sees.</param>
public sealed record ElicitChoice(string Value, string Title);

/// <summary>What a text in a form must be.</summary>
public enum ElicitTextFormat
{
    Any,
    Email,
    Uri,
    Date,
    DateTime,
}
