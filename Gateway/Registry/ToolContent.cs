using System.Text.Json;
using Gateway.Registry.Content;

namespace Gateway.Registry;

/// <summary>A tool's result that is more than data: texts, images, sounds, resources. A tool that returns it has no output schema.</summary>
/// <param name="Structured">The same as data, for clients that read structuredContent; null when there is none.</param>
public sealed record ToolContent(IReadOnlyList<ContentBlock> Blocks, bool IsError = false, JsonElement? Structured = null)
{
    public static ToolContent Text(string text) => new([new TextContent(text)]);
}
