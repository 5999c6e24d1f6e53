using System.Text.Json;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp.Eras;

/// <summary>Tells in which era a POST is to be understood (specification, basic/versioning).</summary>
internal static class EraClassifier
{
    /// <param name="versionHeader">The MCP-Protocol-Version header, or null.</param>
    /// <exception cref="McpException">A batch with a modern message in it.</exception>
    public static McpEras Classify(JsonRpcBody body, string? versionHeader)
    {
        bool modernHeader = ProtocolVersions.IsModern(versionHeader);
        if (body.IsBatch)
        {
            if (modernHeader || body.Messages.Any(ClaimsModern))
                throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, "A body is one message: batches ended with revision 2025-03-26.");
            return McpEras.Legacy;
        }

        JsonRpcMessage message = body.Messages[0];
        if (ClaimsModern(message))
            return McpEras.Modern;
        bool initializes = message is { Kind: JsonRpcKind.Request, Method: "initialize" };
        return modernHeader && !initializes ? McpEras.Modern : McpEras.Legacy;
    }

    /// <summary>A message that carries its protocol version in _meta is modern, whatever its method.</summary>
    private static bool ClaimsModern(JsonRpcMessage message) =>
        message.Params.ValueKind == JsonValueKind.Object
        && message.Params.TryGetProperty("_meta"u8, out JsonElement meta)
        && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty(RequestMeta.ProtocolVersionKey, out _);
}
