using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp;

internal sealed partial class McpDispatcher
{
    [LoggerMessage(EventIds.MethodFailed, LogLevel.Error, "{Method} (id {Id}) failed")]
    private partial void LogMethodFailed(Exception exception, string method, JsonRpcId id);

    [LoggerMessage(EventIds.CallCancelled, LogLevel.Debug, "{Method} (id {Id}) was cancelled")]
    private partial void LogCallCancelled(string method, JsonRpcId id);
}
