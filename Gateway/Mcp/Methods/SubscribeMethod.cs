using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Subscriptions;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>resources/subscribe: the session is notified when the resource changes.</summary>
internal sealed class SubscribeMethod(LegacySubscriptions subscriptions, IResourceRegistry resources) : IMcpMethod
{
    public string Name => "resources/subscribe";

    public McpEras Eras => McpEras.Legacy;

    public SessionRole Session => SessionRole.Tends;

    public RoutingKey? RoutingKey => RoutingKey.Resource;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => NamedResource.Find(resources, request);

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => target.Scope;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var session = SessionOf(request);
        var uri = NamedResource.UriOf(request);

        // Limited, because the session stores the URI and every notification repeats it.
        if (uri.Length > ListenFilter.LongestName)
            throw McpException.InvalidParams(
                $"The parameter \"uri\" must have 1 to {ListenFilter.LongestName} characters, for example \"ibkr://status\".");
        subscriptions.Follow(session, request.Target.Resource ?? throw NamedResource.Unknown(uri, request), uri);
        return new(new EmptyResult());
    }

    public static LegacySession SessionOf(McpRequest request) => request.Session
        ?? throw McpException.BadRequest(
            JsonRpcErrorCodes.InvalidRequest, $"{request.Message.Method} belongs to a session: call initialize and send its Mcp-Session-Id.");
}

/// <summary>resources/unsubscribe: ends the session's notifications of the resource; succeeds without a subscription, too.</summary>
internal sealed class UnsubscribeMethod(LegacySubscriptions subscriptions) : IMcpMethod
{
    public string Name => "resources/unsubscribe";

    public McpEras Eras => McpEras.Legacy;

    public SessionRole Session => SessionRole.Tends;

    public RoutingKey? RoutingKey => RoutingKey.Resource;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        subscriptions.Leave(SubscribeMethod.SessionOf(request), NamedResource.UriOf(request));
        return new(new EmptyResult());
    }
}
