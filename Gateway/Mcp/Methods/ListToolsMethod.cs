using System.Collections.Concurrent;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry;

namespace Gateway.Mcp.Methods;

/// <summary>tools/list: the tools that the caller may use, by name.</summary>
/// <remarks>The tools do not change while the gateway runs, so the JSON of a page is kept for each revision and each set of scopes.</remarks>
internal sealed class ListToolsMethod(IToolRegistry registry, McpOptions options) : ListMethod<ToolDescriptor>("tools/list", options)
{
    private readonly int _pageSize = options.PageSize;
    private readonly ConcurrentDictionary<AccessScope, IReadOnlyList<ToolDescriptor>> _visible = new();
    private readonly ConcurrentDictionary<(string Version, AccessScope Scopes, int Start), byte[]> _pages = new();

    protected override IReadOnlyList<ToolDescriptor> VisibleTo(Caller caller) =>
        _visible.GetOrAdd(caller.Scopes, _ => [.. registry.Tools.Where(tool => caller.May(tool.Scope))]);

    protected override string NameOf(ToolDescriptor entry) => entry.Name;

    protected override McpResult Result(ListPage<ToolDescriptor> page, Caching caching, McpRequest request)
    {
        // A cursor may name any tool, but only the pages that follow each other from the first are kept: their number is bounded.
        var json = page.Start % _pageSize == 0
            ? _pages.GetOrAdd((request.Version, request.Caller.Scopes, page.Start), key => Json(page, key.Version))
            : Json(page, request.Version);
        return new ListToolsResult(json, page.Next, caching.TtlMs, caching.Scope);
    }

    private static byte[] Json(ListPage<ToolDescriptor> page, string version) => MessageWriter.Serialize(
        [.. page.Entries.Select(tool => Tool.From(tool, version))], McpJsonContext.Default.IReadOnlyListTool);
}
