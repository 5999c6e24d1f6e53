using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Tasks;

namespace Gateway.Mcp.Methods;

/// <summary>server/discover: the server's identity and capabilities, as initialize returns them, without a session.</summary>
internal sealed class DiscoverMethod(ServerIdentity server, ServerOffer offer) : IMcpMethod
{
    public string Name => "server/discover";

    public McpEras Eras => McpEras.Modern;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var capabilities = offer.Capabilities with { Extensions = TasksExtension.Capability };
        var shown = server.For(request.Caller);
        var cache = server.Differs ? Caching.Private : Caching.Public;
        return new(new DiscoverResult(ProtocolVersions.PerRequest, capabilities, shown.Instructions, Caching.ListTtlMs, cache)
        {
            Meta = shown.FullMeta,
        });
    }
}
