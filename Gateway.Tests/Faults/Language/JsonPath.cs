namespace Gateway.Tests.Faults.Language;

/// <summary>Finds a value in JSON by a path such as <c>orders[0].reason.code</c>; <c>.count</c> of a list is its length.</summary>
internal static class JsonPath
{
    /// <summary>The value as text; null when there is none, or when it is null.</summary>
    public static string? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var part in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == '[' && at.ValueKind == JsonValueKind.Array && int.TryParse(part.AsSpan(1, part.Length - 2), CultureInfo.InvariantCulture, out var index))
            {
                if (index >= at.GetArrayLength())
                    return null;
                at = at[index];
            }
            else if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out var member))
                at = member;
            else if (part == "count" && at.ValueKind == JsonValueKind.Array)
                return at.GetArrayLength().ToString(CultureInfo.InvariantCulture);
            else
                return null;
        }
        return at.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => at.GetString(),
            _ => at.GetRawText(),
        };
    }
}
