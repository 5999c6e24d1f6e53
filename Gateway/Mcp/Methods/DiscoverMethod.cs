using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Tasks;

namespace Gateway.Mcp.Methods;

/// <summary>server/discover: what initialize tells, without a session.</summary>
internal sealed class DiscoverMethod(ServerIdentity server, ServerOffer offer) : IMcpMethod
{
    public string Name => "server/discover";

    public McpEras Eras => McpEras.Modern;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        ServerCapabilities capabilities = offer.Capabilities with { Extensions = TasksExtension.Capability };
        return new(new DiscoverResult(ProtocolVersions.PerRequest, capabilities, server.Instructions, Caching.ListTtlMs, Caching.Public) { Meta = server.FullMeta });
    }
}
