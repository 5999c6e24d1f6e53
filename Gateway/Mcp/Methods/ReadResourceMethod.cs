using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>resources/read: what a resource holds now.</summary>
internal sealed class ReadResourceMethod(IResourceRegistry registry) : IMcpMethod
{
    public string Name => "resources/read";

    public McpEras Eras => McpEras.Both;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        string uri = NamedResource.UriOf(request);
        ResourceDescriptor resource = NamedResource.Find(registry, uri, request);
        IReadOnlyList<ResourceContents>? contents = await HandlerRun.RunAsync(
            request, uri, (context, token) => resource.Reader(uri, context, token), cancellationToken, why => NamedResource.NotFound(uri, why, request));
        if (contents is not { Count: > 0 })
            throw NamedResource.Unknown(uri, request);
        return request.IsModern
            ? new ReadResourceResult(contents, resource.Traits.TtlMs, Caching.ScopeFor(request.Caller))
            : new ReadResourceResult(contents, null, null);
    }
}
