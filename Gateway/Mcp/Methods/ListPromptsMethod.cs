using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Prompts;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Methods;

/// <summary>prompts/list: the prompts that the caller may get, by name, in pages.</summary>
internal sealed class ListPromptsMethod(IPromptRegistry registry, IOptions<McpOptions> options) : IMcpMethod
{
    public string Name => "prompts/list";

    public McpEras Eras => McpEras.Both;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        List<PromptDescriptor> visible = [.. registry.Prompts.Where(prompt => request.Caller.May(prompt.Scope))];
        (PromptDescriptor[] page, string? next) = ListCursor.Page(request, visible, prompt => prompt.Name, options.Value.PageSize);
        var caching = Caching.Of(request);
        return new(new ListPromptsResult([.. page.Select(prompt => Prompt.From(prompt, request.Version))], next, caching.TtlMs, caching.Scope));
    }
}
