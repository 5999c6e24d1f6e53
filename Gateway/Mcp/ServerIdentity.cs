using Gateway.Configuration;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp;

/// <summary>What this server tells of itself, prepared once.</summary>
internal sealed class ServerIdentity
{
    public ServerIdentity(ServerProfile profile, McpOptions options)
    {
        Implementation = new Implementation(
            profile.Name,
            profile.Title,
            profile.Version,
            profile.Description,
            options.WebsiteUrl,
            profile.Icon is null ? null : [new Icon(profile.Icon, null, ["any"])]);
        Instructions = profile.Instructions;
        Meta = new ResultMeta(Implementation.Short());
        FullMeta = new ResultMeta(Implementation);
    }

    public Implementation Implementation { get; }

    public string? Instructions { get; }

    /// <summary>What every modern result carries: name, title and version.</summary>
    public ResultMeta Meta { get; }

    /// <summary>What server/discover carries: all of it.</summary>
    public ResultMeta FullMeta { get; }
}
