using System.Text.Json;

namespace Gateway.Mcp.Protocol;

/// <summary>A page of tools. The caching members belong to the modern era.</summary>
internal sealed record ListToolsResult(IReadOnlyList<Tool> Tools, string? NextCursor, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.ListToolsResult);
}
