using System.Text.Json;
using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Prompts;
using Gateway.Text;

namespace Gateway.Mcp.Methods;

/// <summary>prompts/get: a prompt's messages with the arguments filled in.</summary>
internal sealed class GetPromptMethod(IPromptRegistry registry) : IMcpMethod
{
    public string Name => "prompts/get";

    public McpEras Eras => McpEras.Both;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        JsonElement name = request.Param("name"u8);
        if (name.ValueKind != JsonValueKind.String)
            throw McpException.InvalidParams("The parameter \"name\" must be the name of a prompt; prompts/list tells them.");
        if (!registry.TryGet(name.GetString()!, out PromptDescriptor? prompt))
            throw McpException.InvalidParams($"Unknown prompt: {UntrustedText.Show(name.GetString()!)}. prompts/list tells the names.");
        JsonElement arguments = request.Param("arguments"u8);
        if (arguments.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
            throw McpException.InvalidParams("The parameter \"arguments\" must be an object, for example {}.");
        IReadOnlyList<PromptMessage> messages = await HandlerRun.RunAsync(
            request, prompt.Name, (context, token) => prompt.Getter(arguments, context, token), cancellationToken);
        return new GetPromptResult(prompt.Description, messages, request.Version);
    }
}
