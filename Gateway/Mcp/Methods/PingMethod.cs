using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>ping: shows that the server responds.</summary>
internal sealed class PingMethod : IMcpMethod
{
    public string Name => "ping";

    public McpEras Eras => McpEras.Legacy;

    public SessionRole Session => SessionRole.Tends;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken) => new(new EmptyResult());
}
