using Gateway.Text;

namespace Gateway.Handlers.Asking;

/// <summary>
/// A form for elicitation: a flat list of texts, numbers, flags and choices, each with an optional default. Fields are added in display order.
/// </summary>
/// <remarks>
/// Revision 2025-06-18 knows no defaults but those of flags, no patterns and no multiple choices; a client of that revision gets a form without
/// defaults, and no form at all where one needs a pattern or multiple choices.
/// </remarks>
public sealed class ElicitForm
{
    private readonly JsonObject _fields = [];
    private readonly JsonArray _required = [];

    /// <param name="pattern">A simple regular expression that the text must match somewhere: classes, counts, alternatives; no groups.</param>
    /// <exception cref="FormatException">The pattern uses other syntax.</exception>
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
        string name, string? title = null, string? description = null, bool required = true, decimal? minimum = null, decimal? maximum = null,
        decimal? defaultValue = null) =>
        Add(name, required, "number", title, description, ("minimum", minimum), ("maximum", maximum), ("default", defaultValue));

    public ElicitForm WholeNumber(
        string name, string? title = null, string? description = null, bool required = true, long? minimum = null, long? maximum = null,
        long? defaultValue = null) =>
        Add(name, required, "integer", title, description, ("minimum", minimum), ("maximum", maximum), ("default", defaultValue));

    public ElicitForm Flag(string name, string? title = null, string? description = null, bool required = true, bool? defaultValue = null) =>
        Add(name, required, "boolean", title, description, ("default", defaultValue));

    /// <summary>A single choice among values that are shown unchanged.</summary>
    public ElicitForm Choice(
        string name, IReadOnlyList<string> values, string? title = null, string? description = null, bool required = true,
        string? defaultValue = null) =>
        Add(name, required, "string", title, description, ("enum", Array(values)), ("default", defaultValue));

    /// <summary>A single choice among values with titles (oneOf).</summary>
    public ElicitForm Choice(
        string name, IReadOnlyList<ElicitChoice> choices, string? title = null, string? description = null, bool required = true,
        string? defaultValue = null) =>
        Add(name, required, "string", title, description, ("oneOf", Array(choices)), ("default", defaultValue));

    /// <summary>A single choice among values with titles, in the form of revision 2025-06-18 (enumNames).</summary>
    public ElicitForm NamedChoice(
        string name, IReadOnlyList<ElicitChoice> choices, string? title = null, string? description = null, bool required = true,
        string? defaultValue = null) =>
        Add(name, required, "string", title, description,
            ("enum", Array([.. choices.Select(choice => choice.Value)])),
            ("enumNames", Array([.. choices.Select(choice => choice.Title)])),
            ("default", defaultValue));

    /// <summary>A multiple choice among values that are shown unchanged.</summary>
    public ElicitForm Choices(
        string name,
        IReadOnlyList<string> values,
        string? title = null,
        string? description = null,
        bool required = true,
        int? minItems = null,
        int? maxItems = null,
        IReadOnlyList<string>? defaultValues = null) =>
        AddChoices(
            name, new JsonObject { ["type"] = "string", ["enum"] = Array(values) }, title, description, required, minItems, maxItems, defaultValues);

    /// <summary>A multiple choice among values with titles (anyOf).</summary>
    public ElicitForm Choices(
        string name,
        IReadOnlyList<ElicitChoice> choices,
        string? title = null,
        string? description = null,
        bool required = true,
        int? minItems = null,
        int? maxItems = null,
        IReadOnlyList<string>? defaultValues = null) =>
        AddChoices(name, new JsonObject { ["anyOf"] = Array(choices) }, title, description, required, minItems, maxItems, defaultValues);

    private ElicitForm AddChoices(
        string name, JsonObject items, string? title, string? description, bool required, int? minItems, int? maxItems,
        IReadOnlyList<string>? defaults) =>
        Add(name, required, "array", title, description,
            ("minItems", minItems), ("maxItems", maxItems), ("items", items), ("default", defaults is null ? null : Array(defaults)));

    /// <summary>The form as a JSON Schema of MCP's restricted kind.</summary>
    public JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = _fields.DeepClone() };
        if (_required.Count > 0)
            schema["required"] = _required.DeepClone();
        return schema;
    }

    private ElicitForm Add(
        string name, bool required, string type, string? title, string? description, params (string Keyword, JsonNode? Value)[] keywords)
    {
        var field = new JsonObject { ["type"] = type };
        ReadOnlySpan<(string, JsonNode?)> members = [("title", title), ("description", description), .. keywords];
        foreach ((string keyword, JsonNode? value) in members)
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

/// <summary>A person's response to an elicitation.</summary>
public enum ElicitAction
{
    /// <summary>The person answered.</summary>
    Accept,

    /// <summary>The person declined.</summary>
    Decline,

    /// <summary>The person dismissed it without an answer.</summary>
    Cancel,
}

/// <summary>A person's response to a form or a page. The fields have been checked against the form.</summary>
/// <param name="Content">The filled-in fields as a JSON object; undefined unless <see cref="ElicitAction.Accept"/>, and for pages.</param>
public sealed record ElicitAnswer(ElicitAction Action, JsonElement Content)
{
    public bool IsAccepted => Action == ElicitAction.Accept;

    /// <summary>The value of a text or a single choice; null when it was left out.</summary>
    public string? Text(string field) => Find(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The value of a flag; null when it was left out.</summary>
    public bool? Flag(string field) => Find(field) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    /// <summary>The value of a number; null when it was left out, or a decimal cannot hold it.</summary>
    public decimal? Number(string field) =>
        Find(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out decimal number) ? number : null;

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

/// <summary>An option of a choice field.</summary>
/// <param name="Value">The value in the answer.</param>
/// <param name="Title">The text that the person sees.</param>
public sealed record ElicitChoice(string Value, string Title);

/// <summary>The required format of a text field.</summary>
public enum ElicitTextFormat
{
    Any,
    Email,
    Uri,
    Date,
    DateTime,
}
