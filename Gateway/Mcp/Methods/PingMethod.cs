using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>ping: a sign of life.</summary>
internal sealed class PingMethod : IMcpMethod
{
    public string Name => "ping";

    public McpEras Eras => McpEras.Legacy;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken) => new(new EmptyResult());
}
