using Gateway.Access;
using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Text;

namespace Gateway.Mcp.Methods;

/// <summary>completion/complete: values for an argument of a prompt or a variable of a resource template.</summary>
internal sealed class CompleteMethod(IPromptRegistry prompts, IResourceRegistry resources) : IMcpMethod
{
    private const int MostValues = 100;

    public string Name => "completion/complete";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request)
    {
        var reference = request.Param("ref"u8);
        return Text(reference, "type") switch
        {
            "ref/prompt" when Text(reference, "name") is { } name && prompts.TryGet(name, out var prompt) => new McpTarget(prompt),
            "ref/resource" when Text(reference, "uri") is { } uri => new McpTarget(
                resources.Templates.Concat(resources.Resources).FirstOrDefault(known => known.Uri == uri)),
            _ => McpTarget.None,
        };
    }

    public CallKind KindOf(McpTarget target) => CallKind.Completion;

    public AccessScope ScopeOf(McpTarget target) => target.Scope;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var argument = request.Param("argument"u8);
        var name = Text(argument, "name") ?? throw Malformed("argument", """{"name":"symbol","value":"AA"}""");
        var typed = Text(argument, "value") ?? throw Malformed("argument", """{"name":"symbol","value":"AA"}""");
        var source = FindSource(request, name);
        if (source is null)
            return new CompleteResult([], 0);
        try
        {
            var values = await source.CompleteAsync(typed, Known(request), cancellationToken);
            return new CompleteResult([.. values.Take(MostValues)], values.Count);
        }
        catch (ToolException failure)
        {
            throw HandlerRun.Failure(failure.Error);
        }
    }

    /// <summary>Null when the argument exists and has no completion.</summary>
    private static ICompletionSource? FindSource(McpRequest request, string argument)
    {
        var reference = request.Param("ref"u8);
        switch (Text(reference, "type"))
        {
            case "ref/prompt" when Text(reference, "name") is { } name:
                var prompt = request.Target.Prompt
                    ?? throw McpException.InvalidParams($"Unknown prompt: {UntrustedText.Show(name)}. prompts/list returns the names.");
                var found = prompt.Arguments.FirstOrDefault(known => known.Name == argument);
                return found is null ? throw UnknownArgument(argument, prompt.Arguments.Select(known => known.Name)) : found.Completion;
            case "ref/resource" when Text(reference, "uri") is { } uri:
                var template = request.Target.Resource
                    ?? throw McpException.InvalidParams(
                        $"Unknown resource template: {UntrustedText.Show(uri)}. resources/templates/list returns them.");
                var variables = UriTemplate.Parse(template.Uri).Variables;
                return variables.Contains(argument) ? template.Completions.GetValueOrDefault(argument) : throw UnknownArgument(argument, variables);
            default:
                throw Malformed("ref", """{"type":"ref/prompt","name":"..."} or {"type":"ref/resource","uri":"..."}""");
        }
    }

    /// <summary>The arguments that are filled in already: context.arguments, texts only.</summary>
    private static Dictionary<string, string> Known(McpRequest request)
    {
        var context = request.Param("context"u8);
        if (context.ValueKind == JsonValueKind.Undefined)
            return [];
        if (context.ValueKind != JsonValueKind.Object)
            throw Malformed("context", """{"arguments":{}}""");
        if (!context.TryGetProperty("arguments"u8, out var arguments) || arguments.ValueKind == JsonValueKind.Null)
            return [];
        if (arguments.ValueKind != JsonValueKind.Object
            || arguments.EnumerateObject().Any(one => one.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)))
            throw Malformed("context", """{"arguments":{"account":"DU1234567"}}""");
        return arguments.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(one => one.Name, one => one.Value.GetString()!, StringComparer.Ordinal);
    }

    private static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static McpException UnknownArgument(string name, IEnumerable<string> known) =>
        McpException.InvalidParams($"Unknown argument: {UntrustedText.Show(name)}. Known: {string.Join(", ", known.DefaultIfEmpty("none"))}.");

    private static McpException Malformed(string parameter, string example) =>
        McpException.InvalidParams($"The parameter \"{parameter}\" is missing or malformed; example: {example}.");
}
