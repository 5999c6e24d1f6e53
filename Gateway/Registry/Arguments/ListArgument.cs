namespace Gateway.Registry.Arguments;

/// <summary>A list; a text with commas or a single value is a list too.</summary>
internal sealed class ListArgument(Type itemType, ArgumentType item, Bounds bounds) : ArgumentType
{
    public override string Rule => $"a list{bounds.LengthInWords("items")}, each {item.Rule}";

    public override string Example => item.Example;

    public override bool TakesNumbers => item.TakesNumbers;

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Schema() };
        if (bounds.MinLength is { } least)
            schema["minItems"] = least;
        if (bounds.MaxLength is { } most)
            schema["maxItems"] = most;
        return schema;
    }

    public override object Read(JsonElement value)
    {
        var items = Items(value);
        if (!bounds.HoldsLength(items.Length))
            throw Broken();
        var list = Array.CreateInstance(itemType, items.Length);
        for (var i = 0; i < items.Length; i++)
            list.SetValue(item.Read(items[i]), i);
        return list;
    }

    private static JsonElement[] Items(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        if (value.ValueKind != JsonValueKind.String)
            return [value];
        var text = value.GetString()!.Trim();
        return TryParse(text) ?? [.. text
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => JsonSerializer.SerializeToElement(part))];
    }

    /// <summary>A list, or one object, as JSON text; null for other texts.</summary>
    private static JsonElement[]? TryParse(string text)
    {
        if (text is not ['[' or '{', ..])
            return null;
        try
        {
            var value = JsonElement.Parse(text);
            return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        }
        catch (JsonException)
        {
            // Not JSON: the text is split at commas instead.
            return null;
        }
    }
}
