using Gateway.Mcp.Protocol;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;

namespace Gateway.Mcp;

/// <summary>Says what this server can do, by what it has: no prompts, no capability of prompts.</summary>
internal sealed class ServerOffer(IPromptRegistry? prompts = null, IResourceRegistry? resources = null)
{
    private static readonly ListCapability List = new(ListChanged: true);

    public ServerCapabilities Capabilities => new(
        List,
        new EmptyObject(),
        prompts is { Prompts.Count: > 0 } ? List : null,
        resources is { Resources.Count: > 0 } or { Templates.Count: > 0 } ? new ResourcesCapability(Subscribe: true, ListChanged: true) : null);
}
