using Gateway.Mcp.JsonRpc;

namespace Gateway.Mcp;

/// <summary>Ends a request with a JSON-RPC error and an HTTP status.</summary>
internal sealed class McpException(int status, McpError error) : Exception(error.Message)
{
    /// <summary>The HTTP status; it counts only while nothing of the answer has gone out.</summary>
    public int Status { get; } = status;

    public McpError Error { get; } = error;

    /// <summary>A header that goes with the status, as WWW-Authenticate does with 403; it counts only while nothing of the answer has gone out.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>An error found by a method: HTTP has done its part, so the status is 200.</summary>
    public static McpException InvalidParams(string message) =>
        new(StatusCodes.Status200OK, new McpError(JsonRpcErrorCodes.InvalidParams, message));

    /// <summary>An error found before any method was called.</summary>
    public static McpException BadRequest(int code, string message) => new(StatusCodes.Status400BadRequest, new McpError(code, message));
}
