using Gateway.Mcp.Protocol;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp;

/// <summary>What this server tells of itself, prepared once.</summary>
internal sealed class ServerIdentity(IOptions<McpOptions> options)
{
    public Implementation Implementation { get; } = new(options.Value.ServerName, options.Value.ServerTitle, options.Value.ServerVersion);

    public string? Instructions { get; } = options.Value.Instructions is { Length: > 0 } text ? text : null;

    public ResultMeta Meta { get; } = new(new Implementation(options.Value.ServerName, options.Value.ServerTitle, options.Value.ServerVersion));
}
