using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Resources;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Methods;

/// <summary>resources/list: the resources with a fixed URI that the caller may read and the live ones that it has, in pages.</summary>
internal sealed class ListResourcesMethod(IResourceRegistry registry, IEnumerable<ILiveResources> live, IOptions<McpOptions> options) : IMcpMethod
{
    public string Name => "resources/list";

    public McpEras Eras => McpEras.Both;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<ResourceDescriptor> visible =
        [
            .. registry.Resources.Where(resource => request.Caller.May(resource.Scope)),
            .. live.SelectMany(source => source.For(request.Caller)).Where(resource => registry.Resources.All(one => one.Uri != resource.Uri)),
        ];
        (ResourceDescriptor[] page, string? next) = ListCursor.Page(request, visible, resource => resource.Uri, options.Value.PageSize);
        var caching = Caching.Of(request);
        return new(new ListResourcesResult([.. page.Select(resource => Resource.From(resource, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
