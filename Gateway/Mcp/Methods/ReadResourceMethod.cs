using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>resources/read: the current contents of a resource.</summary>
internal sealed class ReadResourceMethod(IResourceRegistry registry) : IMcpMethod
{
    public string Name => "resources/read";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => RoutingKey.Resource;

    public bool MayAsk => true;

    public McpTarget Find(JsonRpcMessage request) => NamedResource.Find(registry, request);

    public CallKind KindOf(McpTarget target) => CallKind.Tool;

    public AccessScope ScopeOf(McpTarget target) => target.Scope;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var uri = NamedResource.UriOf(request);
        var resource = request.Target.Resource ?? throw NamedResource.Unknown(uri, request);
        var contents = await HandlerRun.RunAsync(
            request, uri, (context, token) => resource.Reader(uri, context, token), cancellationToken,
            why => NamedResource.NotFound(uri, why, request));
        if (contents is not { Count: > 0 })
            throw NamedResource.Unknown(uri, request);
        return request.IsModern
            ? new ReadResourceResult(contents, resource.Traits.TtlMs, Caching.ScopeFor(request.Caller))
            : new ReadResourceResult(contents, null, null);
    }
}
