using System.Text.Json.Nodes;

namespace Gateway.Registry.Asking;

/// <summary>What the client's model is asked to write.</summary>
/// <param name="MaxTokens">The most that it may write.</param>
public sealed record SampleRequest(IReadOnlyList<SampleMessage> Messages, int MaxTokens)
{
    public string? SystemPrompt { get; init; }

    public double? Temperature { get; init; }

    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>One message of the person.</summary>
    public static SampleRequest Of(string text, int maxTokens) => new([new SampleMessage(Content.PromptRole.User, text)], maxTokens);

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
