using Gateway.Access;
using Gateway.Feeds;
using Gateway.Registry.Invocation;

namespace Gateway.Http.Live;

/// <summary>The WebSocket paths: several feeds over one connection, with JSON messages that subscribe and unsubscribe.</summary>
/// <remarks>
/// A path that is also the name of a feed kind serves that feed over plain HTTP. Host, Origin and token are checked before the handshake as for every
/// request, and the connection is closed when the token is revoked or expires.
/// </remarks>
internal sealed class SocketEndpoint(
    FeedCatalog catalog, OpenFeeds feeds, FeedEndpoint lines, CallLimits limits, ToolErrorMapper errorMapper, TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    private int _open;

    /// <summary>The open WebSockets.</summary>
    public int Open => Volatile.Read(ref _open);

    public async Task ConnectAsync(HttpContext context, StreamCall call)
    {
        if (call.Socket is not { } path)
        {
            await lines.GetAsync(context, call);
            return;
        }
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await Problem.WriteAsync(
                context, StatusCodes.Status426UpgradeRequired, "websocket_required", "This path accepts WebSocket only.",
                "For plain HTTP use GET /stream/{kind} below the same prefix.");
            return;
        }

        var caller = context.GetCaller();
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var subscriptions = new SocketSubscriptions(path, caller, catalog, feeds);
        var connection = new FeedSocket(socket, subscriptions, caller, limits, errorMapper, time);
        Interlocked.Increment(ref _open);
        try
        {
            await connection.RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
