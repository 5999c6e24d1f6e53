using System.Text.Json.Nodes;
using Gateway.Registry.Content;

namespace Gateway.Registry.Asking;

/// <summary>One message of a conversation that the client's model continues.</summary>
public sealed record SampleMessage(PromptRole Role, string Text)
{
    internal JsonNode ToJson() => new JsonObject
    {
        ["role"] = Role == PromptRole.User ? "user" : "assistant",
        ["content"] = new JsonObject { ["type"] = "text", ["text"] = Text },
    };
}
