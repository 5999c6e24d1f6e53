namespace Gateway.Tools.Orders.Input;

/// <summary>The parameters of an algorithm as text: names and values such as <c>maxPctVol=0.1;noTakeLiq=1</c>. Objects are accepted, too.</summary>
internal static class AlgoParams
{
    public static JsonObject Schema() => new() { ["type"] = "string" };

    /// <summary>The object that a text of names and values stands for; any other value as it is.</summary>
    public static JsonElement ObjectOf(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.String || given.GetString()!.TrimStart() is ['{', ..])
            return given;
        var pairs = given.GetString()!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToList();
        return pairs.TrueForAll(pair => pair.Length == 2)
            ? JsonSerializer.SerializeToElement(new JsonObject(pairs
                .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
                .Select(same => KeyValuePair.Create(same.Key, (JsonNode?)same.Last()[1]))))
            : given;
    }
}
