using System.Text.Json;

namespace Gateway.Mcp.Protocol;

/// <summary>A page of prompts. The caching members belong to the modern era.</summary>
internal sealed record ListPromptsResult(IReadOnlyList<Prompt> Prompts, string? NextCursor, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.ListPromptsResult);
}
