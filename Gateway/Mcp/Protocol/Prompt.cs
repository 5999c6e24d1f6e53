using Gateway.Handlers;
using Gateway.Registry.Prompts;

namespace Gateway.Mcp.Protocol;

/// <summary>A prompt as prompts/list shows it.</summary>
internal sealed record Prompt(string Name, string Title, string Description, IReadOnlyList<PromptParameter>? Arguments, IReadOnlyList<Icon>? Icons)
{
    public static Prompt From(PromptDescriptor prompt, string version) => new(
        prompt.Name,
        prompt.Title,
        prompt.Description,
        prompt.Arguments.Count == 0
            ? null
            : [.. prompt.Arguments.Select(argument => new PromptParameter(argument.Name, argument.Description, argument.Required))],
        Icon.From(prompt.Icons, version));
}

/// <summary>An argument of a prompt as prompts/list shows it.</summary>
internal sealed record PromptParameter(string Name, string Description, bool Required);

/// <summary>The answer to prompts/get.</summary>
internal sealed record GetPromptResult(string Description, IReadOnlyList<PromptMessage> Messages, string Version) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("description"u8, Description);
        writer.WriteStartArray("messages"u8);
        foreach (var message in Messages)
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
