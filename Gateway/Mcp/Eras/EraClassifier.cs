using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp.Eras;

/// <summary>Decides the era of a POST (specification, basic/versioning).</summary>
internal sealed class EraClassifier(McpMethods methods)
{
    /// <param name="versionHeader">The MCP-Protocol-Version header, or null.</param>
    /// <exception cref="McpException">A batch that contains a modern message.</exception>
    public McpEras Classify(JsonRpcBody body, string? versionHeader)
    {
        var modernHeader = ProtocolVersions.IsModern(versionHeader);
        if (body.IsBatch)
        {
            if (modernHeader || body.Messages.Any(ClaimsModern))
                throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, "Send one message: only revision 2025-03-26 has batches.");
            return McpEras.Legacy;
        }

        var message = body.Messages[0];
        if (ClaimsModern(message))
            return McpEras.Modern;
        return modernHeader && !methods.OpensSession(message) ? McpEras.Modern : McpEras.Legacy;
    }

    /// <summary>A message that carries its protocol version in _meta is modern, whatever its method.</summary>
    private static bool ClaimsModern(JsonRpcMessage message) =>
        message.Params.ValueKind == JsonValueKind.Object
        && message.Params.TryGetProperty("_meta"u8, out var meta)
        && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty(RequestMeta.ProtocolVersionKey, out var version)
        && version.ValueKind != JsonValueKind.Null;
}
