using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Text;

namespace Gateway.Mcp.Methods;

/// <summary>
/// A method that does not exist, or not in the request's era: it counts against limits like any request, and answers "method not found".
/// </summary>
/// <param name="name">The name under which telemetry counts it.</param>
internal sealed class UnknownMethod(string name) : IMcpMethod
{
    public string Name => name;

    public McpEras Eras => McpEras.None;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var status = request.IsModern ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        throw new McpException(status, new McpError(
            JsonRpcErrorCodes.MethodNotFound, $"Method not found: {UntrustedText.Show(request.Message.Method)}"));
    }
}
