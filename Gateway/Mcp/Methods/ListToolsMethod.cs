using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Methods;

/// <summary>tools/list: the tools that the caller may use, by name, in pages.</summary>
internal sealed class ListToolsMethod(IToolRegistry registry, IOptions<McpOptions> options) : IMcpMethod
{
    public string Name => "tools/list";

    public McpEras Eras => McpEras.Both;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<ToolDescriptor> visible = [.. registry.Tools.Where(tool => request.Caller.May(tool.Scope))];
        (ToolDescriptor[] page, string? next) = ListCursor.Page(request, visible, tool => tool.Name, options.Value.PageSize);
        var caching = Caching.Of(request);
        return new(new ListToolsResult([.. page.Select(tool => Tool.From(tool, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
