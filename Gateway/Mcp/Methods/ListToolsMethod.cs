using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry;

namespace Gateway.Mcp.Methods;

/// <summary>tools/list: the tools that the caller may use, by name, in pages.</summary>
internal sealed class ListToolsMethod(IToolRegistry registry, McpOptions options) : IMcpMethod
{
    public string Name => "tools/list";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<ToolDescriptor> visible = [.. registry.Tools.Where(tool => request.Caller.May(tool.Scope))];
        var (page, next) = ListCursor.Page(request, visible, tool => tool.Name, options.PageSize);
        var caching = Caching.Of(request);
        return new(new ListToolsResult([.. page.Select(tool => Tool.From(tool, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
