namespace Gateway.Registry.Arguments;

/// <summary>One of an enumeration's names, in any case; <see cref="JsonStringEnumMemberNameAttribute"/> gives a name that C# cannot spell.</summary>
internal sealed class ChoiceArgument : ArgumentType
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, object> _values = new(StringComparer.OrdinalIgnoreCase);

    public ChoiceArgument(Type type)
    {
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var name = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name;
            _names.Add(name);
            _values[Plain(name)] = field.GetValue(null)!;
        }
    }

    public override string Rule => "one of " + string.Join(", ", _names);

    public override string Example => _names[0];

    public override IReadOnlyList<string> Choices => _names;

    public override JsonObject Schema() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. _names.Select(name => (JsonNode)name)]) };

    public override object Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && _values.TryGetValue(Plain(value.GetString()!), out var choice) ? choice : throw Broken();

    /// <summary>The name of an enumeration value.</summary>
    public string NameOf(object choice) => _names.First(name => _values[Plain(name)].Equals(choice));

    /// <summary>"STP LMT", "stp_lmt" and "STP-LMT" are the same choice.</summary>
    private static string Plain(string name) =>
        name.Replace(" ", null, StringComparison.Ordinal).Replace("_", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal);
}
