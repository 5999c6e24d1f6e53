using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Subscriptions;
using Gateway.Mcp.Tasks;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>subscriptions/listen: a stream of change notifications until the client disconnects or the gateway stops.</summary>
internal sealed class ListenMethod(
    ChangeFeed changes, ListenStreams streams, ServerOffer offer, McpOptions options, IResourceRegistry resources, TaskFeed tasks) : IMcpMethod
{
    public string Name => "subscriptions/listen";

    public McpEras Eras => McpEras.Modern;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var filter = ListenFilter.Of(request, options.MaxSubscriptions);
        streams.Enter(request.Caller);
        try
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.Disconnected, request.Stopping);
            using var stream = new ListenStream(request, filter, changes, tasks);
            stream.Follow(offer.Capabilities, resources);
            await stream.RunAsync(ended.Token);
        }
        catch (OperationCanceledException) when (request.Stopping.IsCancellationRequested && !request.Disconnected.IsCancellationRequested)
        {
            return new ListenResult(request.Message.Id);
        }
        finally
        {
            streams.Leave(request.Caller);
        }

        return new ListenResult(request.Message.Id);
    }
}
