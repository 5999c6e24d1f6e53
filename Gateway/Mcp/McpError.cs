using System.Text.Json;
using System.Text.Json.Serialization;
using Gateway.Registry;

namespace Gateway.Mcp;

/// <summary>A JSON-RPC error as it goes out.</summary>
internal sealed record McpError(
    [property: JsonPropertyName("code")] int Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("data")] JsonElement? Data = null)
{
    public static McpError Of(ProtocolException exception) => new(exception.Code, exception.Message, exception.Details);
}
