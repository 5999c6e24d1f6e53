using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Streaming;

namespace Gateway.Mcp.Eras;

/// <summary>Serves a POST of the legacy era: within a session, or without one.</summary>
internal sealed class LegacyEra(
    McpDispatcher dispatcher, McpMethods methods, LegacySessions sessions, DetachedCalls detached, McpOptions options, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<LegacyEra> logger)
{
    /// <summary>The most messages in one batch (revision 2025-03-26 only).</summary>
    private const int MaxBatch = 100;

    /// <exception cref="McpException">The POST fails a check that comes before any method.</exception>
    public async Task HandleAsync(HttpContext context, JsonRpcBody body, McpReply reply)
    {
        var initializes = !body.IsBatch && methods.OpensSession(body.Messages[0]);
        var session = initializes ? null : FindSession(context);
        var version = initializes ? ProtocolVersions.LatestLegacy : VersionOf(context, session);
        using var lease = session?.Enter(context.RequestAborted);
        if (body.IsBatch)
            CheckBatch(body, version);
        var answered = true;
        if (!body.Any(WantsAnswer))
            await AcceptAsync(context, body, session);
        else if (session is not null && reply.Form == ReplyForm.Events)
            answered = await CarryAsync(context, body, version, session, lease!);
        else
            await AnswerAsync(context, body, version, session, reply);
        if (session is not null && answered && !context.RequestAborted.IsCancellationRequested && body.Any(IsUse))
            session.Settle();
    }

    /// <summary>The session that the request names; null when it names none.</summary>
    /// <exception cref="McpException">404: the session is unknown or has expired, which tells the client to initialize again.</exception>
    public LegacySession? FindSession(HttpContext context)
    {
        string? id = context.Request.Headers[McpHeaders.SessionId];
        if (string.IsNullOrEmpty(id))
            return null;
        return sessions.TryGet(id, context.GetCaller().Id, out var session)
            ? session
            : throw new McpException(StatusCodes.Status404NotFound, new McpError(
                JsonRpcErrorCodes.SessionNotFound, "Session not found: it has ended or expired. Call initialize again."));
    }

    /// <exception cref="McpException">400: the header names a revision that this server does not speak.</exception>
    public static string VersionOf(HttpContext context, LegacySession? session)
    {
        string? header = context.Request.Headers[McpHeaders.ProtocolVersion];
        if (string.IsNullOrEmpty(header))
            return session?.ProtocolVersion ?? ProtocolVersions.WithBatches;
        if (!ProtocolVersions.Negotiable.Contains(header))
        {
            throw McpException.BadRequest(
                JsonRpcErrorCodes.InvalidRequest,
                $"The header {McpHeaders.ProtocolVersion} names no supported revision; supported: {string.Join(", ", ProtocolVersions.All)}.");
        }

        return session?.ProtocolVersion ?? header;
    }

    private bool IsUse(JsonRpcMessage message) => message.Kind == JsonRpcKind.Request && methods.RoleOf(message) == SessionRole.Uses;

    private static bool WantsAnswer(JsonRpcMessage message) => message.Kind is not (JsonRpcKind.Notification or JsonRpcKind.Response);

    /// <summary>Answers on a resumable stream; a call that is unfinished when its connection ends continues as a detached call.</summary>
    /// <returns>True when the answer has been sent.</returns>
    private async Task<bool> CarryAsync(HttpContext context, JsonRpcBody body, string version, LegacySession session, SessionLease lease)
    {
        var reply = new ResumableReply(
            context, session.Streams, ProtocolVersions.HasPriming(session.ProtocolVersion), time, options.KeepAliveInterval, logger);
        var work = AnswerAndDisposeAsync(context, body, version, session, reply);
        await reply.CarryAsync(work);
        if (reply.IsGone)
            lease.Vanish();
        if (work.IsCompleted)
            return true;
        detached.Add(work, body.Share());
        return false;
    }

    private async Task AnswerAndDisposeAsync(HttpContext context, JsonRpcBody body, string version, LegacySession session, ResumableReply reply)
    {
        await using (reply)
            await AnswerAsync(context, body, version, session, reply);
    }

    private async Task AnswerAsync(HttpContext context, JsonRpcBody body, string version, LegacySession? session, McpReply reply)
    {
        var origin = RequestOrigin.Of(context, version);
        if (body.IsBatch)
        {
            // The request may end while a call runs.
            await AnswerBatchAsync(origin.Kept(), body, session, reply);
            return;
        }

        var request = RequestOf(origin, body.Messages[0], session, reply);
        using var answer = await DispatchAsync(request);
        if (session is null && request.Session is { } opened)
            context.Response.Headers[McpHeaders.SessionId] = opened.Id;
        if (answer is null)
            await reply.EndWithoutMessageAsync();
        else
            await answer.SendAsync(reply);
    }

    /// <summary>Revision 2025-03-26: messages are served in order, the responses form one array.</summary>
    private async Task AnswerBatchAsync(RequestOrigin origin, JsonRpcBody body, LegacySession? session, McpReply reply)
    {
        using var answers = new BatchAnswer();
        foreach (var message in body.Messages)
        {
            if (!WantsAnswer(message))
                await AcceptAsync(message, session);
            else
                answers.Add(await AnswerInBatchAsync(origin, message, session, reply));
        }

        if (answers.IsEmpty)
            await reply.EndWithoutMessageAsync();
        else
            await reply.EndAsync(StatusCodes.Status200OK, answers.Finish());
    }

    private static void CheckBatch(JsonRpcBody body, string version)
    {
        if (version != ProtocolVersions.WithBatches)
            throw McpException.BadRequest(
                JsonRpcErrorCodes.InvalidRequest, $"The body must be one message: only revision {ProtocolVersions.WithBatches} has batches.");
        if (body.Messages.Count == 0 || body.Messages.Count > MaxBatch)
            throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, $"A batch holds 1 to {MaxBatch} messages.");
    }

    private static async Task AcceptAsync(HttpContext context, JsonRpcBody body, LegacySession? session)
    {
        foreach (var message in body.Messages)
            await AcceptAsync(message, session);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>A faulty message of a batch gets its own error; the others are served.</summary>
    private async ValueTask<McpAnswer?> AnswerInBatchAsync(RequestOrigin origin, JsonRpcMessage message, LegacySession? session, McpReply reply)
    {
        try
        {
            var fault = methods.OpensSession(message) ? "initialize must not be part of a batch." : message.Fault;
            if (fault is not null)
                throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, fault);
            return await DispatchAsync(RequestOf(origin, message, session, reply));
        }
        catch (McpException e)
        {
            return McpAnswers.Error(message.Id, e);
        }
    }

    private async ValueTask<McpAnswer?> DispatchAsync(McpRequest request)
    {
        if (request.Session is not { } session)
            return await dispatcher.DispatchAsync(request, CancellationToken.None);
        var id = request.Message.Id;
        if (session.BeginCall(id) is not { } cancelled)
            return McpAnswers.Error(
                id, McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, $"A request with the id {id} is still running in this session."));
        try
        {
            return await dispatcher.DispatchAsync(request, cancelled);
        }
        finally
        {
            session.EndCall(id);
        }
    }

    private McpRequest RequestOf(RequestOrigin origin, JsonRpcMessage message, LegacySession? session, McpReply reply)
    {
        var method = methods.Find(message.Method, McpEras.Legacy);
        return new McpRequest
        {
            Message = message,
            Era = McpEras.Legacy,
            Method = method,
            Target = method.Find(message),
            Version = origin.Version,
            Reply = reply,
            Headers = origin.Headers,
            Session = session,
            Caller = origin.Caller,
            Client = session?.Client ?? ClientFeatures.None,
            Asker = session is null || !method.MayAsk
                ? null
                : new LegacyAsker(session, reply, options.AnswerTimeout, time, lifetime.ApplicationStopping),
            ProgressToken = RequestMeta.Of(message).ProgressToken(),
            LogLevel = session?.LogLevel,

            // In a session a broken connection does not cancel a call. Without one it does, because the client could neither cancel nor reconnect.
            ClientGone = session is null ? origin.Gone : default,
            Stopping = lifetime.ApplicationStopping,
        };
    }

    /// <summary>Accepts a response to a question, or a notification. Only notifications/cancelled has an effect.</summary>
    private static async Task AcceptAsync(JsonRpcMessage message, LegacySession? session)
    {
        if (message.Kind == JsonRpcKind.Response)
            session?.Questions.Answer(message);
        if (session is null
            || message is not { Kind: JsonRpcKind.Notification, Method: "notifications/cancelled", Params.ValueKind: JsonValueKind.Object })
            return;
        if (message.Params.TryGetProperty("requestId"u8, out var requestId) && JsonRpcId.TryRead(requestId, out var id))
            await session.CancelAsync(id);
    }
}
