namespace Gateway.Handlers.Asking;

/// <summary>Validates a client's answer against its question.</summary>
internal static class AnswerCheck
{
    private const string ElicitRule = "must be an object with \"action\": \"accept\", \"decline\" or \"cancel\"; example: {\"action\":\"decline\"}";
    private const string SampleRule = "must be an object with \"role\", \"model\" and \"content\"; "
        + "example: {\"role\":\"assistant\",\"model\":\"m\",\"content\":{\"type\":\"text\",\"text\":\"Hello\"}}";
    private const string RootsRule = "must be an object with the array \"roots\"; example: {\"roots\":[{\"uri\":\"file:///home/me\"}]}";

    /// <summary>The fault of the answer, with its place and the broken rule; null when there is none.</summary>
    public static string? Fault(InputQuestion question, JsonElement result) => question.Method switch
    {
        AskingMethods.Elicit => FaultOfElicited(question, result),
        AskingMethods.Sample => IsSample(result) ? null : SampleRule,
        AskingMethods.ListRoots => IsRoots(result) ? null : RootsRule,
        _ => throw new ArgumentException($"{question.Method} is no method to ask by.", nameof(question)),
    };

    private static string? FaultOfElicited(InputQuestion question, JsonElement result)
    {
        if (!Has(result, "action", JsonValueKind.String, out JsonElement action) || action.GetString() is not ("accept" or "decline" or "cancel"))
            return ElicitRule;
        if (!action.ValueEquals("accept"u8) || !question.Parameters.TryGetProperty("requestedSchema"u8, out JsonElement schema))
            return null;
        if (!result.TryGetProperty("content"u8, out JsonElement content) || content.ValueKind != JsonValueKind.Object)
            return ".content: must be an object with the form's fields; example: {\"action\":\"accept\",\"content\":{}}";
        return FormCheck.Fault(schema, content) is { } fault ? ".content." + fault : null;
    }

    private static bool IsSample(JsonElement result) =>
        Has(result, "role", JsonValueKind.String, out JsonElement role)
        && role.GetString() is "user" or "assistant"
        && Has(result, "model", JsonValueKind.String, out _)
        && (!result.TryGetProperty("stopReason"u8, out JsonElement reason) || reason.ValueKind == JsonValueKind.String)
        && result.TryGetProperty("content"u8, out JsonElement content)
        && (content.ValueKind == JsonValueKind.Array ? content.EnumerateArray().All(IsBlock) : IsBlock(content));

    private static bool IsBlock(JsonElement block) =>
        Has(block, "type", JsonValueKind.String, out JsonElement type)
            && (!type.ValueEquals("text"u8) || Has(block, "text", JsonValueKind.String, out _));

    private static bool IsRoots(JsonElement result) =>
        Has(result, "roots", JsonValueKind.Array, out JsonElement roots)
        && roots.EnumerateArray().All(root =>
            Has(root, "uri", JsonValueKind.String, out _)
                && (!root.TryGetProperty("name"u8, out JsonElement name) || name.ValueKind == JsonValueKind.String));

    private static bool Has(JsonElement owner, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out value) && value.ValueKind == kind;
    }
}
