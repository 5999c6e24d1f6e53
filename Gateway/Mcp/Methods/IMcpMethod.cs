using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>A request method of MCP: its metadata, and its handler.</summary>
/// <remarks>No member has a default, so that a forgotten line cannot leave a new method open.</remarks>
internal interface IMcpMethod
{
    string Name { get; }

    /// <summary>The eras that have the method; in others it is "method not found".</summary>
    McpEras Eras { get; }

    /// <summary>The effect of a request on its legacy session.</summary>
    SessionRole Session { get; }

    /// <summary>The parameter that names the target of a request (tool, resource, prompt, task); null when there is none.</summary>
    RoutingKey? RoutingKey { get; }

    /// <summary>Whether its handler may send questions to the client.</summary>
    bool MayAsk { get; }

    /// <summary>
    /// Looks up the target of a request; called once for each request. A missing target is left out here, and the method reports it.
    /// </summary>
    McpTarget Find(JsonRpcMessage request);

    /// <summary>The kind of the call, which decides its limits.</summary>
    CallKind KindOf(McpTarget target);

    /// <summary>The scopes that a request needs.</summary>
    AccessScope ScopeOf(McpTarget target);

    /// <exception cref="McpException">The request ends with a JSON-RPC error.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled: it gets no answer.</exception>
    ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken);
}
