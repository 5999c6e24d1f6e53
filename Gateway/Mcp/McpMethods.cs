using System.Collections.Frozen;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;

namespace Gateway.Mcp;

/// <summary>The MCP methods of this server by name.</summary>
internal sealed class McpMethods(IEnumerable<IMcpMethod> methods)
{
    /// <summary>Replaces the names of unknown methods in telemetry, where a client's text must not become an attribute.</summary>
    private static readonly UnknownMethod Other = new("_OTHER");

    private readonly FrozenDictionary<string, IMcpMethod> _byName = methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    /// <summary>The method of this name in this era, or else one that answers "method not found".</summary>
    public IMcpMethod Find(string name, McpEras era)
    {
        if (!_byName.TryGetValue(name, out var method))
            return Other;
        return method.Eras.HasFlag(era) ? method : new UnknownMethod(name);
    }

    /// <summary>Whether the message is a request that opens a legacy session.</summary>
    public bool OpensSession(JsonRpcMessage message) => message.Kind == JsonRpcKind.Request && RoleOf(message) == SessionRole.Opens;

    /// <summary>What a message of this method means for a legacy session.</summary>
    public SessionRole RoleOf(JsonRpcMessage message) => Find(message.Method, McpEras.Legacy).Session;
}
