using Gateway.Access;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>The tool, resource or prompt that a request names, if it exists. Looked up once and kept with the request.</summary>
internal readonly record struct McpTarget
{
    /// <summary>The request names nothing, or nothing that exists.</summary>
    public static readonly McpTarget None;

    public McpTarget(ToolDescriptor? tool) => Tool = tool;

    public McpTarget(ResourceDescriptor? resource) => Resource = resource;

    public McpTarget(PromptDescriptor? prompt) => Prompt = prompt;

    public ToolDescriptor? Tool { get; }

    public ResourceDescriptor? Resource { get; }

    public PromptDescriptor? Prompt { get; }

    /// <summary>The scopes that the target requires; none without a target.</summary>
    public AccessScope Scope => Tool?.Scope ?? Resource?.Scope ?? Prompt?.Scope ?? AccessScope.None;
}
