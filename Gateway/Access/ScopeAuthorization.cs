using System.Text.Json;
using Gateway.Mcp;
using Gateway.Mcp.JsonRpc;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Microsoft.Extensions.Options;

namespace Gateway.Access;

/// <summary>The one rule on scopes: what a request asks for must be among what its caller may do. It holds whatever the lists showed.</summary>
internal sealed class ScopeAuthorization(IToolRegistry tools, IResourceRegistry resources, IPromptRegistry prompts, IOptions<McpOptions> options)
{
    /// <summary>Checks a request before its method runs. What does not exist is left to the method, which tells it.</summary>
    /// <exception cref="McpException">403: the caller's token lacks a scope; the header and the error name it.</exception>
    public void Check(McpRequest request) => Demand(request, NeededFor(request));

    /// <exception cref="McpException">403: the caller's token lacks a scope; the header and the error name it.</exception>
    public void Demand(McpRequest request, AccessScope needed)
    {
        if (request.Caller.May(needed))
            return;
        throw new McpException(StatusCodes.Status403Forbidden, new McpError(JsonRpcErrorCodes.InsufficientScope, Text(request.Caller, needed), Data(needed)))
        {
            Header = (BearerChallenge.Header, Challenge(needed)),
        };
    }

    public string Challenge(AccessScope needed) => BearerChallenge.Write("insufficient_scope", needed, options.Value.ResourceMetadata);

    /// <summary>For people and models: what is lacking.</summary>
    public static string Text(Caller caller, AccessScope needed) =>
        $"The token of this request does not have the scope {string.Join(' ', AccessScopes.NamesOf(needed & ~caller.Scopes))}, which this needs.";

    private AccessScope NeededFor(McpRequest request) => request.Message.Method switch
    {
        "tools/call" => Named(request.Param("name"u8)) is { } name && tools.TryGet(name, out ToolDescriptor? tool) ? tool.Scope : AccessScope.None,
        "resources/read" => Named(request.Param("uri"u8)) is { } uri && resources.TryFind(uri, out ResourceDescriptor? resource) ? resource.Scope : AccessScope.None,
        "prompts/get" => Named(request.Param("name"u8)) is { } name && prompts.TryGet(name, out PromptDescriptor? prompt) ? prompt.Scope : AccessScope.None,
        "completion/complete" => CompletedIn(request.Param("ref"u8)),
        _ => AccessScope.None,
    };

    private AccessScope CompletedIn(JsonElement reference)
    {
        if (reference.ValueKind != JsonValueKind.Object)
            return AccessScope.None;
        if (reference.TryGetProperty("name"u8, out JsonElement name) && Named(name) is { } known && prompts.TryGet(known, out PromptDescriptor? prompt))
            return prompt.Scope;
        return reference.TryGetProperty("uri"u8, out JsonElement uri) && Named(uri) is { } text && resources.Templates.Concat(resources.Resources).FirstOrDefault(one => one.Uri == text) is { } template
            ? template.Scope
            : AccessScope.None;
    }

    private static string? Named(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Data(AccessScope needed)
    {
        using var document = JsonDocument.Parse($$"""{"requiredScopes":["{{string.Join("\",\"", AccessScopes.NamesOf(needed))}}"]}""");
        return document.RootElement.Clone();
    }
}
