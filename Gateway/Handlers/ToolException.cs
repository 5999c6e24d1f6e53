using Gateway.Handlers.Asking;

namespace Gateway.Handlers;

/// <summary>Thrown by a tool to end its call with an error that the client sees as it is.</summary>
public sealed class ToolException(ToolError error) : Exception(error.Message)
{
    public ToolError Error { get; } = error;
}

/// <summary>
/// Thrown by a handler to end its request with a JSON-RPC error instead of a result; a task with it is failed. For faults that a model can act on,
/// throw <see cref="ToolException"/>.
/// </summary>
/// <param name="code">A code of JSON-RPC or MCP, such as -32603; codes of one's own lie outside -32768 to -32000.</param>
/// <param name="data">The data of the error; null for none.</param>
public sealed class ProtocolException(int code, string message, JsonElement? data = null) : HandlerExitException(message)
{
    public int Code { get; } = code;

    /// <summary>The error's data. <see cref="Exception.Data"/> is something else.</summary>
    public JsonElement? Details { get; } = data;
}
