using System.Text.Json;
using Gateway.Registry.Content;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer to resources/read. The caching members belong to the modern era.</summary>
internal sealed record ReadResourceResult(IReadOnlyList<ResourceContents> Contents, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("contents"u8);
        foreach (ResourceContents contents in Contents)
            ContentJson.Write(writer, contents);
        writer.WriteEndArray();
        if (TtlMs is not null)
            writer.WriteNumber("ttlMs"u8, TtlMs.Value);
        if (CacheScope is not null)
            writer.WriteString("cacheScope"u8, CacheScope);
        WriteModernMembers(writer);
        writer.WriteEndObject();
    }
}
