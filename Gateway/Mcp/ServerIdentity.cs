using Gateway.Mcp.Protocol;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp;

/// <summary>What this server tells of itself, prepared once.</summary>
internal sealed class ServerIdentity
{
    public ServerIdentity(IOptions<McpOptions> options)
    {
        McpOptions known = options.Value;
        Implementation = new Implementation(
            known.ServerName,
            known.ServerTitle,
            known.ServerVersion,
            known.ServerDescription.Length == 0 ? null : known.ServerDescription,
            known.WebsiteUrl,
            known.ServerIcon is null ? null : [new Icon(known.ServerIcon, null, ["any"])]);
        Instructions = known.Instructions.Length == 0 ? null : known.Instructions;
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
