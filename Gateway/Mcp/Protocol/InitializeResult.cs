using System.Text.Json;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer to initialize (legacy era).</summary>
internal sealed record InitializeResult(string ProtocolVersion, ServerCapabilities Capabilities, Implementation ServerInfo, string? Instructions) : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.InitializeResult);
}
