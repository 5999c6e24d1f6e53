using System.Text.Json.Serialization;

namespace Gateway.Mcp.Protocol;

/// <summary>The _meta of a result.</summary>
/// <param name="ServerInfo">Belongs to the modern era.</param>
/// <param name="Error">Of a tool call that failed, in both eras: structuredContent has to fit the tool's output schema and cannot carry it.</param>
internal sealed record ResultMeta(
    [property: JsonPropertyName("io.modelcontextprotocol/serverInfo")] Implementation? ServerInfo,
    [property: JsonPropertyName("gateway/error")] ErrorMeta? Error = null);
