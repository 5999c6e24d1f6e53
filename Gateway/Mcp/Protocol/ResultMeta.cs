using System.Text.Json.Serialization;

namespace Gateway.Mcp.Protocol;

/// <summary>The _meta of a modern result.</summary>
internal sealed record ResultMeta([property: JsonPropertyName("io.modelcontextprotocol/serverInfo")] Implementation ServerInfo);
