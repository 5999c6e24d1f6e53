using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Eras;

/// <summary>Serves GET and DELETE of the legacy era: the session's own stream, and its end.</summary>
internal sealed class LegacyStream(LegacyEra era, LegacySessions sessions, IOptions<McpOptions> options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<LegacyStream> logger)
{
    /// <summary>Holds the session's stream open until the client leaves, the session ends or the gateway stops.</summary>
    public async Task OpenAsync(HttpContext context)
    {
        LegacySession session = RequireSession(context);
        LegacyEra.VersionOf(context, session);
        if (!session.TryOpenStream())
        {
            throw new McpException(StatusCodes.Status409Conflict, new McpError(
                JsonRpcErrorCodes.InvalidRequest, "This session has its stream open already; there is one a session."));
        }

        try
        {
            using SessionLease lease = session.Enter(context.RequestAborted);
            await using var stream = new SseReply(context, time, options.Value.KeepAliveInterval, logger);
            await stream.StartAsync();
            stream.StartKeepAlive();
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended, lifetime.ApplicationStopping);
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = ended.Token.Register(end.SetResult);
            await end.Task;
        }
        finally
        {
            session.CloseStream();
        }
    }

    public void Delete(HttpContext context)
    {
        LegacySession session = RequireSession(context);
        LegacyEra.VersionOf(context, session);
        sessions.Close(session);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private LegacySession RequireSession(HttpContext context) =>
        era.FindSession(context)
        ?? throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, $"The header {McpHeaders.SessionId} is missing; initialize gives its value.");
}
