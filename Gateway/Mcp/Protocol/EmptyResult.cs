using System.Text.Json;

namespace Gateway.Mcp.Protocol;

/// <summary>The answer of a method that has nothing to tell.</summary>
internal sealed record EmptyResult : McpResult
{
    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, McpJsonContext.Default.EmptyResult);
}
