namespace Gateway.Handlers.Asking;

/// <summary>A request for a completion from the client's model.</summary>
/// <param name="MaxTokens">The limit of the completion.</param>
public sealed record SampleRequest(IReadOnlyList<SampleMessage> Messages, int MaxTokens)
{
    public string? SystemPrompt { get; init; }

    public double? Temperature { get; init; }

    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>One message of the person.</summary>
    public static SampleRequest Of(string text, int maxTokens) => new([new SampleMessage(Gateway.Handlers.PromptRole.User, text)], maxTokens);

    internal JsonObject ToParameters()
    {
        var parameters = new JsonObject
        {
            ["messages"] = new JsonArray([.. Messages.Select(message => message.ToJson())]),
            ["maxTokens"] = MaxTokens,
        };
        if (SystemPrompt is not null)
            parameters["systemPrompt"] = SystemPrompt;
        if (Temperature is { } temperature)
            parameters["temperature"] = temperature;
        if (StopSequences.Count > 0)
            parameters["stopSequences"] = new JsonArray([.. StopSequences.Select(stop => JsonValue.Create(stop))]);
        return parameters;
    }
}

/// <summary>One message of a conversation that the client's model continues.</summary>
public sealed record SampleMessage(PromptRole Role, string Text)
{
    internal JsonNode ToJson() => new JsonObject
    {
        ["role"] = Role == PromptRole.User ? "user" : "assistant",
        ["content"] = new JsonObject { ["type"] = "text", ["text"] = Text },
    };
}

/// <summary>The completion from the client's model.</summary>
/// <param name="Model">The model's name, as the client reports it.</param>
/// <param name="StopReason">Why it ended, such as endTurn; null when the client does not say.</param>
/// <param name="Content">One content block or several, unchanged.</param>
public sealed record SampleAnswer(string Model, string? StopReason, JsonElement Content)
{
    /// <summary>The texts in <see cref="Content"/>, one after the other; empty when there are none.</summary>
    public string Text => Content.ValueKind == JsonValueKind.Array ? string.Concat(Content.EnumerateArray().Select(TextOf)) : TextOf(Content);

    internal static SampleAnswer Read(JsonElement result) => new(
        result.GetProperty("model"u8).GetString()!,
        result.TryGetProperty("stopReason"u8, out JsonElement reason) ? reason.GetString() : null,
        result.GetProperty("content"u8));

    private static string TextOf(JsonElement block) =>
        block.TryGetProperty("text"u8, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
