using Gateway.Handlers;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp.Eras;

/// <summary>A request's metadata: params._meta.</summary>
internal readonly record struct RequestMeta(JsonElement Meta)
{
    public const string ProtocolVersionKey = "io.modelcontextprotocol/protocolVersion";
    public const string ClientCapabilitiesKey = "io.modelcontextprotocol/clientCapabilities";
    public const string LogLevelKey = "io.modelcontextprotocol/logLevel";
    private const string ProgressTokenKey = "progressToken";

    /// <exception cref="McpException">_meta is not an object (-32602).</exception>
    public static RequestMeta Of(JsonRpcMessage message)
    {
        var meta = message.Param("_meta"u8);
        if (meta.ValueKind == JsonValueKind.Undefined)
            return default;
        return meta.ValueKind == JsonValueKind.Object ? new RequestMeta(meta) : throw Malformed("_meta", "an object", "{}");
    }

    /// <summary>Undefined when the key is absent or null.</summary>
    public JsonElement Find(string key) =>
        Meta.ValueKind == JsonValueKind.Object && Meta.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    /// <summary>The progress token; null when the caller requests no progress.</summary>
    public JsonRpcId? ProgressToken()
    {
        var token = Find(ProgressTokenKey);
        if (token.ValueKind == JsonValueKind.Undefined)
            return null;
        return JsonRpcId.TryRead(token, out var id) ? id : throw Malformed(ProgressTokenKey, "a string or an integer", "\"p1\"");
    }

    /// <summary>The level of log messages that a modern request asks for; null for none.</summary>
    public LogSeverity? LogLevel()
    {
        var level = Find(LogLevelKey);
        if (level.ValueKind == JsonValueKind.Undefined)
            return null;
        return McpLogLevels.TryRead(level, out var known) ? known : throw Malformed(LogLevelKey, "one of " + McpLogLevels.Known, "\"info\"");
    }

    public static McpException Malformed(string key, string rule, string example) =>
        McpException.BadRequest(JsonRpcErrorCodes.InvalidParams, $"The key \"{key}\" must be {rule}, for example {example}.");
}
