using Gateway.Text;

namespace Gateway.Tools.Orders.Input;

/// <summary>The members of a JSON object, or of a text that holds one.</summary>
internal static class JsonMembers
{
    /// <param name="rule">What the value must be.</param>
    /// <param name="known">The allowed members.</param>
    /// <exception cref="FormatException">The value is not an object, or has an unknown member.</exception>
    public static Dictionary<string, JsonElement> Of(JsonElement value, string rule, params IReadOnlyList<string> known)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            try
            {
                value = JsonElement.Parse(value.GetString()!);
            }
            catch (JsonException malformed)
            {
                throw new FormatException(rule, malformed);
            }
        }
        if (value.ValueKind != JsonValueKind.Object)
            throw new FormatException(rule);
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
                throw new FormatException($"{rule}, without the unknown field "
                    + $"'{UntrustedText.Show(member.Name)}'{(Spelling.Nearest(member.Name, known) is { } near ? $" (did you mean {near}?)" : "")}");
            if (member.Value.ValueKind != JsonValueKind.Null)
                members[member.Name] = member.Value.Clone();
        }
        return members;
    }
}
