using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>One request method of MCP.</summary>
internal interface IMcpMethod
{
    string Name { get; }

    /// <summary>Where the method exists; elsewhere it is "method not found".</summary>
    McpEras Eras { get; }

    /// <exception cref="McpException">The request ends with a JSON-RPC error.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled: it gets no answer.</exception>
    ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken);
}
