using System.Text.Json;

namespace Gateway.Mcp.Protocol;

/// <summary>A page of resources. The caching members belong to the modern era.</summary>
internal sealed record ListResourcesResult(IReadOnlyList<Resource> Resources, string? NextCursor, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.ListResourcesResult);
}
