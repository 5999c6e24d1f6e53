using System.Text.Json;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer to server/discover (modern era).</summary>
internal sealed record DiscoverResult(
    IReadOnlyList<string> SupportedVersions,
    ServerCapabilities Capabilities,
    string? Instructions,
    int TtlMs,
    string CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.DiscoverResult);
}
