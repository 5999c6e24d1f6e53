using Gateway.Mcp.Protocol;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;

namespace Gateway.Mcp;

/// <summary>Determines the server's capabilities from its registries: without prompts, for instance, there is no prompts capability.</summary>
internal sealed class ServerOffer(IToolRegistry tools, IPromptRegistry prompts, IResourceRegistry resources)
{
    private static readonly ListCapability List = new(ListChanged: true);

    public ServerCapabilities Capabilities { get; } = new(
        tools.Tools.Count > 0 ? List : null,
        resources is { Resources.Count: > 0 } or { Templates.Count: > 0 } ? new ResourcesCapability(Subscribe: true, ListChanged: true) : null,
        prompts.Prompts.Count > 0 ? List : null,
        Completes(resources, prompts) ? new EmptyObject() : null,
        new EmptyObject());

    private static bool Completes(IResourceRegistry resources, IPromptRegistry prompts) =>
        resources.Templates.Any(template => template.Completions.Count > 0)
        || prompts.Prompts.Any(prompt => prompt.Arguments.Any(argument => argument.Completion is not null));
}
