using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Methods;

/// <summary>tools/list: the tools by name, in pages.</summary>
internal sealed class ListToolsMethod(IToolRegistry registry, IOptions<McpOptions> options) : IMcpMethod
{
    public string Name => "tools/list";

    public McpEras Eras => McpEras.Both;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<ToolDescriptor> all = registry.Tools;
        int start = ToolCursor.Resolve(request.Param("cursor"u8), all);
        int end = Math.Min(start + options.Value.PageSize, all.Count);
        var page = new Tool[end - start];
        for (int i = start; i < end; i++)
            page[i - start] = Tool.From(all[i], anySchema: request.IsModern);
        string? next = end < all.Count ? ToolCursor.After(all[end - 1]) : null;
        return new(request.IsModern
            ? new ListToolsResult(page, next, Caching.TtlMs, Caching.Public)
            : new ListToolsResult(page, next, null, null));
    }
}
