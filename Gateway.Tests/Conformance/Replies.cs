namespace Gateway.Tests.Conformance;

/// <summary>What a client answers to each question of a server: the same, whatever it is asked.</summary>
internal static class Replies
{
    /// <summary>Accepts a form with a value for each field, lets the model say hello, tells one root.</summary>
    public static string To(JsonElement request) => request.GetProperty("method").GetString() switch
    {
        "elicitation/create" => request.GetProperty("params").TryGetProperty("requestedSchema", out JsonElement form)
            ? "{\"action\":\"accept\",\"content\":{" + string.Join(",", form.GetProperty("properties").EnumerateObject().Select(Field)) + "}}"
            : """{"action":"accept"}""",
        "sampling/createMessage" => """{"role":"assistant","model":"m","stopReason":"endTurn","content":{"type":"text","text":"Hello"}}""",
        "roots/list" => """{"roots":[{"uri":"file:///home/me","name":"me"}]}""",
        "ping" => "{}",
        var other => throw new InvalidOperationException($"No client can answer {other}."),
    };

    private static string Field(JsonProperty field) => $"\"{field.Name}\":{Value(field.Value)}";

    private static string Value(JsonElement schema) => schema.GetProperty("type").GetString() switch
    {
        "boolean" => "true",
        "integer" => "3",
        "number" => "2.5",
        "array" => $"[{Choice(schema.GetProperty("items"))}]",
        _ => Choice(schema),
    };

    private static string Choice(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out JsonElement values))
            return values[0].GetRawText();
        return schema.TryGetProperty("oneOf", out JsonElement titled) || schema.TryGetProperty("anyOf", out titled)
            ? titled[0].GetProperty("const").GetRawText()
            : "\"Alice\"";
    }
}
