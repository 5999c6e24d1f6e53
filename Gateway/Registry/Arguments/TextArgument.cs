using Gateway.Text;

namespace Gateway.Registry.Arguments;

/// <summary>A text; a number or a boolean is taken as it is written.</summary>
/// <param name="example">Gives the example for errors; null for any text.</param>
internal sealed class TextArgument(Bounds bounds, Func<string>? example = null) : ArgumentType
{
    /// <summary>The limit where none is set: no real value is longer, and the whole text may be sent to TWS.</summary>
    private const int Longest = 10_000;

    private readonly TextPattern? _pattern = bounds.Pattern is null ? null : TextPattern.Parse(bounds.Pattern);

    public override string Rule =>
        $"a text{bounds.LengthInWords("characters")}" + (bounds.Pattern is null ? string.Empty : $" that matches {bounds.Pattern}");

    public override string Example => example?.Invoke() ?? "text";

    public override bool TakesEmptyText => true;

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (bounds.MinLength is { } least)
            schema["minLength"] = least;
        if (bounds.MaxLength is { } most)
            schema["maxLength"] = most;
        if (bounds.Pattern is { } pattern)
            schema["pattern"] = $"^(?:{pattern})$";
        return schema;
    }

    public override object Read(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Array when bounds.Commas => string.Join(',', value.EnumerateArray().Select(Item)),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => throw Broken(),
        };
        if (!bounds.HoldsLength(text.Length) || (_pattern is not null && !_pattern.IsWhole(text)))
            throw Broken();
        if (text.Length > (bounds.MaxLength ?? Longest))
            throw new FormatException($"a text of at most {Longest} characters");
        if (bounds.IsPlain && PlainText.FirstOther(text) is { } other)
            throw new FormatException($"a text of {PlainText.Rule}, without {other}");
        return text.All(IsPlain) ? text : throw new FormatException("a text without control characters");
    }

    private string Item(JsonElement item) =>
        item.ValueKind is JsonValueKind.String or JsonValueKind.Number && item.ToString().Trim() is { Length: > 0 } text ? text : throw Broken();

    private static bool IsPlain(char sign) => !char.IsControl(sign) || sign is '\t' or '\r' or '\n';
}
