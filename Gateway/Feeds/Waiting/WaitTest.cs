using Gateway.Instruments;
using Gateway.Text;

namespace Gateway.Feeds.Waiting;

/// <summary>A comparison of one field of a stream's entries with a value.</summary>
/// <param name="Field">A name, or a path such as <c>order.action</c>.</param>
/// <param name="Value">A number, a text or a boolean; null for <see cref="WaitOperator.Changes"/>.</param>
internal sealed record WaitTest(string Field, WaitOperator Operator, JsonElement? Value)
{
    /// <summary>The field's value; null while it is not known.</summary>
    public JsonElement? Find(JsonElement entry)
    {
        var found = entry;
        foreach (var name in Field.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !TryFind(found, name, out found))
                return null;
        }
        return found.ValueKind == JsonValueKind.Null ? null : found;
    }

    /// <param name="first">The field's value when the wait began; null when it was unknown.</param>
    public bool Holds(JsonElement value, JsonElement? first) => Operator switch
    {
        WaitOperator.Changes => first is { } before && Text(before) != Text(value),
        WaitOperator.Contains => Text(value).Contains(Text(Value!.Value), StringComparison.OrdinalIgnoreCase),
        WaitOperator.Equals => Compare(value) == 0,
        WaitOperator.Differs => Compare(value) != 0,
        WaitOperator.Above => Compare(value) > 0,
        WaitOperator.AtLeast => Compare(value) >= 0,
        WaitOperator.Below => Compare(value) < 0,
        _ => Compare(value) <= 0,
    };

    public override string ToString() => Value is { } value ? $"{Field} {EnumName<WaitOperator>.Of(Operator)} {Text(value)}" : $"{Field} changes";

    private int Compare(JsonElement value) =>
        TryNumber(value, out var left) && TryNumber(Value!.Value, out var right)
            ? left.CompareTo(right)
            : string.Compare(Text(value), Text(Value!.Value), StringComparison.OrdinalIgnoreCase);

    private static bool TryFind(JsonElement owner, string name, out JsonElement value)
    {
        foreach (var property in owner.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return true;
            }
        }
        value = default;
        return false;
    }

    private static bool TryNumber(JsonElement value, out decimal number)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDecimal(out number);
        var read = value.ValueKind == JsonValueKind.String ? NumberText.Read(value.GetString()!).Value : null;
        number = read ?? 0;
        return read is not null;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>How a value is compared.</summary>
internal enum WaitOperator
{
    [JsonStringEnumMemberName(">")]
    Above,

    [JsonStringEnumMemberName(">=")]
    AtLeast,

    [JsonStringEnumMemberName("<")]
    Below,

    [JsonStringEnumMemberName("<=")]
    AtMost,

    [JsonStringEnumMemberName("==")]
    Equals,

    [JsonStringEnumMemberName("!=")]
    Differs,

    [JsonStringEnumMemberName("contains")]
    Contains,

    [JsonStringEnumMemberName("changes")]
    Changes,
}
