using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>resources/list: the resources with a fixed URI that the caller may read and the live ones that it has, in pages.</summary>
internal sealed class ListResourcesMethod(IResourceRegistry registry, IEnumerable<ILiveResources> live, McpOptions options) : IMcpMethod
{
    public string Name => "resources/list";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<ResourceDescriptor> visible =
        [
            .. registry.Resources.Where(resource => request.Caller.May(resource.Scope)),
            .. live.SelectMany(source => source.For(request.Caller)).Where(resource => registry.Resources.All(one => one.Uri != resource.Uri)),
        ];
        var (page, next) = ListCursor.Page(request, visible, resource => resource.Uri, options.PageSize);
        var caching = Caching.Of(request);
        return new(new ListResourcesResult([.. page.Select(resource => Resource.From(resource, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
