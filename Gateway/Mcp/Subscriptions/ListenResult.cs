using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Subscriptions;

/// <summary>The result of a listen stream that the gateway ends; a client that disconnects gets none.</summary>
internal sealed record ListenResult(JsonRpcId Subscription) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resultType"u8, ResultType);
        writer.WriteStartObject("_meta"u8);
        writer.WritePropertyName("io.modelcontextprotocol/serverInfo"u8);
        JsonSerializer.Serialize(writer, Meta!.ServerInfo, McpJsonContext.Default.Implementation);
        writer.WritePropertyName(ChangeMessages.SubscriptionIdKey);
        Subscription.Write(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
