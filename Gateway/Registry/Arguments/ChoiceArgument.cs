using Gateway.Text;

namespace Gateway.Registry.Arguments;

/// <summary>
/// One of an enumeration's names, in any spelling, or a plain word for one (<see cref="PlainWords"/>).
/// <see cref="JsonStringEnumMemberNameAttribute"/> gives a name that C# cannot spell.
/// </summary>
internal sealed class ChoiceArgument : ArgumentType
{
    private readonly List<string> _names = [];
    private readonly List<object> _values = [];
    private readonly Dictionary<string, object> _exact = new(StringComparer.OrdinalIgnoreCase);

    public ChoiceArgument(Type type)
    {
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            _names.Add(field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name);
            _values.Add(field.GetValue(null)!);
            _exact[_names[^1]] = _values[^1];
        }
    }

    public override string Rule => "one of " + string.Join(", ", _names);

    public override string Example => _names[0];

    public override IReadOnlyList<string> Choices => _names;

    public override JsonObject Schema() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. _names.Select(name => (JsonNode)name)]) };

    public override object Read(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Broken(),
        };
        if (_exact.TryGetValue(text, out var exact))
            return exact;
        return PlainWords.Meanings(text, _names) switch
        {
            [var one] => _values[_names.IndexOf(one)],
            [] => throw new FormatException(Rule + (Spelling.Nearest(text, _names) is { } near ? $" (did you mean {near}?)" : string.Empty)),
            var several => throw new FormatException($"one of {string.Join(", ", several)}: each of them can be meant"),
        };
    }

    /// <summary>The name of an enumeration value.</summary>
    public string NameOf(object choice) => _names[_values.IndexOf(choice)];
}
