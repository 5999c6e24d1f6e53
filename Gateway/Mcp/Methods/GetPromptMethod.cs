using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Prompts;
using Gateway.Text;

namespace Gateway.Mcp.Methods;

/// <summary>prompts/get: a prompt's messages with the arguments filled in.</summary>
internal sealed class GetPromptMethod(IPromptRegistry registry) : IMcpMethod
{
    public string Name => "prompts/get";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => RoutingKey.Prompt;

    public bool MayAsk => true;

    public McpTarget Find(JsonRpcMessage request) =>
        request.Text("name"u8) is { } name && registry.TryGet(name, out var prompt) ? new McpTarget(prompt) : McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Tool;

    public AccessScope ScopeOf(McpTarget target) => target.Scope;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var prompt = request.Target.Prompt ?? throw Unknown(request);
        var arguments = request.Param("arguments"u8);
        if (arguments.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
            throw McpException.InvalidParams("The parameter \"arguments\" must be an object, for example {}.");
        var messages = await HandlerRun.RunAsync(
            request, prompt.Name, (context, token) => prompt.Getter(arguments, context, token), cancellationToken);
        return new GetPromptResult(prompt.Description, messages, request.Version);
    }

    private static McpException Unknown(McpRequest request) => McpException.InvalidParams(request.Message.Text("name"u8) is { } name
        ? $"Unknown prompt: {UntrustedText.Show(name)}. prompts/list returns the names."
        : "The parameter \"name\" must be the name of a prompt; prompts/list returns the names.");
}
