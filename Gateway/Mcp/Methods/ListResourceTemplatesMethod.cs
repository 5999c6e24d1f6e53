using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>resources/templates/list: the resources whose URI has variables, as far as the caller may read them, in pages.</summary>
internal sealed class ListResourceTemplatesMethod(IResourceRegistry registry, McpOptions options) : IMcpMethod
{
    public string Name => "resources/templates/list";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<ResourceDescriptor> visible = [.. registry.Templates.Where(template => request.Caller.May(template.Scope))];
        var (page, next) = ListCursor.Page(request, visible, template => template.Uri, options.PageSize);
        var caching = Caching.Of(request);
        return new(new ListResourceTemplatesResult(
            [.. page.Select(template => ResourceTemplate.From(template, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
