using Gateway.Configuration;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp;

/// <summary>The server's identity for clients, created once.</summary>
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

    /// <summary>The _meta of every modern result: name, title and version.</summary>
    public ResultMeta Meta { get; }

    /// <summary>The _meta of server/discover, with all members.</summary>
    public ResultMeta FullMeta { get; }
}
