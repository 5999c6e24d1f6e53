using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Prompts;

namespace Gateway.Mcp.Methods;

/// <summary>prompts/list: the prompts that the caller may get, by name, in pages.</summary>
internal sealed class ListPromptsMethod(IPromptRegistry registry, McpOptions options) : IMcpMethod
{
    public string Name => "prompts/list";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<PromptDescriptor> visible = [.. registry.Prompts.Where(prompt => request.Caller.May(prompt.Scope))];
        var (page, next) = ListCursor.Page(request, visible, prompt => prompt.Name, options.PageSize);
        var caching = Caching.Of(request);
        return new(new ListPromptsResult([.. page.Select(prompt => Prompt.From(prompt, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
