using System.Text.Json;

namespace Gateway.Mcp.JsonRpc;

/// <summary>One JSON-RPC message as it came. Its <see cref="Params"/> live as long as the <see cref="JsonRpcBody"/> that it belongs to.</summary>
/// <param name="Params">An object, or undefined when there were none.</param>
/// <param name="Fault">Why this is no JSON-RPC message; null when it is one.</param>
internal sealed record JsonRpcMessage(JsonRpcKind Kind, JsonRpcId Id, string Method, JsonElement Params, string? Fault)
{
    /// <summary>A response's result; undefined when there is none.</summary>
    public JsonElement Result { get; init; }

    /// <summary>A response's error; undefined when there is none.</summary>
    public JsonElement Error { get; init; }

    public static JsonRpcMessage Invalid(JsonRpcId id, string fault) => new(JsonRpcKind.Invalid, id, "", default, fault);
}

/// <summary>What a JSON-RPC message is.</summary>
internal enum JsonRpcKind
{
    Invalid,
    Request,
    Notification,
    Response,
}
