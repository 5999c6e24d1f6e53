using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Resources;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Methods;

/// <summary>resources/templates/list: the resources whose URI has variables, as far as the caller may read them, in pages.</summary>
internal sealed class ListResourceTemplatesMethod(IResourceRegistry registry, IOptions<McpOptions> options) : IMcpMethod
{
    public string Name => "resources/templates/list";

    public McpEras Eras => McpEras.Both;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<ResourceDescriptor> visible = [.. registry.Templates.Where(template => request.Caller.May(template.Scope))];
        (ResourceDescriptor[] page, string? next) = ListCursor.Page(request, visible, template => template.Uri, options.Value.PageSize);
        var caching = Caching.Of(request);
        return new(new ListResourceTemplatesResult(
            [.. page.Select(template => ResourceTemplate.From(template, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
