using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp;

/// <summary>The server's identity for clients, created once.</summary>
internal sealed class ServerIdentity
{
    private readonly ServerIdentity _others;

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
        FullMeta = new ResultMeta(Implementation);
        _others = profile.ForOthers is { } others ? new ServerIdentity(others with { Version = profile.Version, ForOthers = null }, options) : this;
        Meta = ReferenceEquals(_others, this) ? new ResultMeta(Implementation.Short()) : _others.Meta;
    }

    /// <summary>Whether callers get different answers, which must then not be cached for all.</summary>
    public bool Differs => !ReferenceEquals(_others, this);

    public Implementation Implementation { get; }

    public string? Instructions { get; }

    /// <summary>The _meta of every modern result: name, title and version.</summary>
    public ResultMeta Meta { get; }

    /// <summary>The _meta of server/discover, with all members.</summary>
    public ResultMeta FullMeta { get; }

    /// <summary>The identity as this caller may see it: the ids of accounts need the scope account:read.</summary>
    public ServerIdentity For(Caller caller) => caller.May(AccessScope.AccountRead) ? this : _others;
}
