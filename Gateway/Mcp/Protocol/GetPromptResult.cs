using System.Text.Json;
using Gateway.Registry.Content;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer to prompts/get.</summary>
internal sealed record GetPromptResult(string Description, IReadOnlyList<PromptMessage> Messages, string Version) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("description"u8, Description);
        writer.WriteStartArray("messages"u8);
        foreach (PromptMessage message in Messages)
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, message.Role == PromptRole.User ? "user"u8 : "assistant"u8);
            writer.WritePropertyName("content"u8);
            ContentJson.Write(writer, message.Content, Version);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteModernMembers(writer);
        writer.WriteEndObject();
    }
}
