namespace Gateway.Mcp.JsonRpc;

/// <summary>What a JSON-RPC message is.</summary>
internal enum JsonRpcKind
{
    Invalid,
    Request,
    Notification,
    Response,
}
