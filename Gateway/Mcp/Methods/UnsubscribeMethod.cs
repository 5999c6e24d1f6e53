using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Subscriptions;

namespace Gateway.Mcp.Methods;

/// <summary>resources/unsubscribe: this session is told no more of the resource; also when it never was.</summary>
internal sealed class UnsubscribeMethod(LegacySubscriptions subscriptions) : IMcpMethod
{
    public string Name => "resources/unsubscribe";

    public McpEras Eras => McpEras.Legacy;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        subscriptions.Leave(SubscribeMethod.SessionOf(request), NamedResource.UriOf(request));
        return new(new EmptyResult());
    }
}
