using Gateway.Configuration;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;
using Gateway.Text;

namespace Gateway.Mcp.Eras;

/// <summary>
/// Serves GET and DELETE of the legacy era: the session's own stream, the rest of a stream whose connection broke, and the session's end.
/// </summary>
internal sealed class LegacyStream(
    LegacyEra era, LegacySessions sessions, McpOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<LegacyStream> logger)
{
    /// <summary>Serves a stream until it has ended, the client disconnects, the session ends or the gateway stops.</summary>
    public async Task OpenAsync(HttpContext context)
    {
        var session = RequireSession(context);
        LegacyEra.VersionOf(context, session);
        string? lastEventId = context.Request.Headers[McpHeaders.LastEventId];
        var isNew = string.IsNullOrEmpty(lastEventId);
        var reader = isNew ? Open(session, context) : Resume(session, lastEventId!, context);
        using var lease = session.Enter(context.RequestAborted);
        await using var reply = new SseReply(context, time, options.KeepAliveInterval, logger);
        await using var gone = context.RequestAborted.Register(reader.End);

        // A running call ends its stream itself; only the stream of notices must be ended here.
        await using var stopping = reader.IsEndless ? lifetime.ApplicationStopping.Register(reader.End) : default;
        await reader.RunAsync(reply, isNew && ProtocolVersions.HasPriming(session.ProtocolVersion));
        if (reply.IsGone)
            lease.Vanish();
        else if (!isNew && !context.RequestAborted.IsCancellationRequested)
            session.Settle();
    }

    public void Delete(HttpContext context)
    {
        var session = RequireSession(context);
        LegacyEra.VersionOf(context, session);
        sessions.Close(session);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static EventReader Open(LegacySession session, HttpContext context) =>
        session.Streams.Announcements.Attach(context.Abort)
        ?? throw new McpException(StatusCodes.Status409Conflict, new McpError(
            JsonRpcErrorCodes.InvalidRequest,
            "The stream of this session is already open; a session has one. To take it over from a broken connection, send "
            + $"{McpHeaders.LastEventId}."));

    private static EventReader Resume(LegacySession session, string lastEventId, HttpContext context)
    {
        if (!StreamEventId.TryParse(lastEventId, out var id))
            throw Unknown("is not an event id of this server");
        var stream = session.Streams.Find(id) ?? throw Unknown("belongs to no stream that is still kept");
        return stream.Resume(id.Sequence, context.Abort)
            ?? throw Unknown(id.Sequence > stream.Newest ? "was never sent" : "is too old: events after it are no longer kept");

        McpException Unknown(string why) => McpException.BadRequest(
            JsonRpcErrorCodes.InvalidRequest,
            $"The {McpHeaders.LastEventId} {UntrustedText.Show(lastEventId)} {why}. Open the session's stream without the header; ask again for "
            + "what was not answered.");
    }

    private LegacySession RequireSession(HttpContext context) =>
        era.FindSession(context)
        ?? throw McpException.BadRequest(
            JsonRpcErrorCodes.InvalidRequest, $"The header {McpHeaders.SessionId} is missing; initialize returns its value.");
}
