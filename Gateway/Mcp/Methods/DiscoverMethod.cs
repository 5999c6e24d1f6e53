using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>server/discover: what initialize tells, without a session.</summary>
internal sealed class DiscoverMethod(ServerIdentity server, ServerOffer offer) : IMcpMethod
{
    public string Name => "server/discover";

    public McpEras Eras => McpEras.Modern;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken) =>
        new(new DiscoverResult(ProtocolVersions.PerRequest, offer.Capabilities, server.Instructions, Caching.TtlMs, Caching.Public));
}
