using System.Globalization;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Registry.Invocation;

namespace Gateway.Http.Live;

/// <summary>The WebSocket paths: several feeds over one connection, subscribed to and left by JSON messages.</summary>
/// <remarks>A path that is also the name of a kind of feed answers plain HTTP as that kind does. Host, Origin and token are checked before the handshake like those of every request, and the connection is cut when the token no longer holds.</remarks>
internal sealed class SocketEndpoint(
    FeedCatalog catalog, OpenFeeds feeds, FeedEndpoint lines, ScopeAuthorization gate, CallLimits limits, ToolErrorMapper failures, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public async Task ConnectAsync(HttpContext context, SocketPath path)
    {
        if (!context.WebSockets.IsWebSocketRequest && catalog.Find(path.Name) is { } kind)
        {
            await lines.GetAsync(context, kind.Name);
            return;
        }
        var caller = CallerOf.Request(context);
        if (!caller.May(path.Scope))
        {
            context.Response.Headers.WWWAuthenticate = gate.Challenge(path.Scope);
            await ErrorResponses.WriteAsync(context, StatusCodes.Status403Forbidden, "insufficient_scope", ScopeAuthorization.Text(caller, path.Scope), "Use a token that has it.");
            return;
        }
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await ErrorResponses.WriteAsync(context, StatusCodes.Status426UpgradeRequired, "websocket_required", "This path speaks WebSocket only.", "For plain HTTP use GET /stream/{kind} below the same prefix.");
            return;
        }

        try
        {
            using var permit = limits.Enter(caller, CallKind.Stream);
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var subscriptions = new SocketSubscriptions(path, caller, catalog, feeds);
            var connection = new FeedSocket(socket, subscriptions, caller, limits, failures, time);
            await connection.RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
        }
        catch (CallLimitException e)
        {
            context.Response.Headers.RetryAfter = e.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await ErrorResponses.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too_many_requests", e.Message, $"Try again in {e.RetryAfterSeconds} s.");
        }
    }
}
