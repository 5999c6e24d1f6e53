using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>One request method of MCP: all that the gateway must know of it before it is called, and the call.</summary>
/// <remarks>Nothing has a default, so that a new method is open to nobody because a line was forgotten.</remarks>
internal interface IMcpMethod
{
    string Name { get; }

    /// <summary>Where the method exists; elsewhere it is "method not found".</summary>
    McpEras Eras { get; }

    /// <summary>What a request means for the legacy session that it comes in.</summary>
    SessionRole Session { get; }

    /// <summary>The parameter by which a request names what it is about; null when it names nothing.</summary>
    RoutingKey? RoutingKey { get; }

    /// <summary>Whether its handler may ask the client something.</summary>
    bool MayAsk { get; }

    /// <summary>Looks up what a request names; called once a request. What does not exist is left out, and the method tells that it is not there.</summary>
    McpTarget Find(JsonRpcMessage request);

    /// <summary>The limits under which a request falls.</summary>
    CallKind KindOf(McpTarget target);

    /// <summary>The scopes that a request needs.</summary>
    AccessScope ScopeOf(McpTarget target);

    /// <exception cref="McpException">The request ends with a JSON-RPC error.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled: it gets no answer.</exception>
    ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken);
}
