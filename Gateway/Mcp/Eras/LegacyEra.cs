using System.Text.Json;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Registry;
using Gateway.Streaming;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Eras;

/// <summary>Serves a POST of the legacy era: within a session, or without one for callers that just want an answer.</summary>
internal sealed class LegacyEra(McpDispatcher dispatcher, LegacySessions sessions, IOptions<McpOptions> options, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <exception cref="McpException">The POST fails a check that comes before any method.</exception>
    public async Task HandleAsync(HttpContext context, JsonRpcBody body, McpReply reply)
    {
        bool initializes = !body.IsBatch && body.Messages[0] is { Kind: JsonRpcKind.Request, Method: "initialize" };
        LegacySession? session = initializes ? null : FindSession(context);
        string version = initializes ? ProtocolVersions.LatestLegacy : VersionOf(context, session);
        using SessionLease? lease = session?.Enter(context.RequestAborted);
        if (body.IsBatch)
            await HandleBatchAsync(context, body, version, session, reply);
        else
            await HandleMessageAsync(context, body.Messages[0], session, reply);
        if (session is not null && !context.RequestAborted.IsCancellationRequested && body.Messages.Any(IsUse))
            session.Settle();
    }

    /// <summary>The session that the request names; null when it names none.</summary>
    /// <exception cref="McpException">404: the session is unknown or has expired, which tells the client to initialize again.</exception>
    public LegacySession? FindSession(HttpContext context)
    {
        string? id = context.Request.Headers[McpHeaders.SessionId];
        if (string.IsNullOrEmpty(id))
            return null;
        return sessions.TryGet(id, CallerOf.Request(context).Id, out LegacySession? session)
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

    /// <summary>True for requests whose client has something to come back for; opening a session and watching it is no use of it yet.</summary>
    private static bool IsUse(JsonRpcMessage message) =>
        message.Kind == JsonRpcKind.Request && message.Method is not ("initialize" or "ping" or "resources/subscribe" or "resources/unsubscribe" or "logging/setLevel");

    private async Task HandleMessageAsync(HttpContext context, JsonRpcMessage message, LegacySession? session, McpReply reply)
    {
        if (message.Kind != JsonRpcKind.Request)
        {
            await AcceptAsync(message, session);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        McpRequest request = RequestOf(context, message, session, reply);
        using McpAnswer? answer = await DispatchAsync(request);
        if (session is null && request.Session is { } opened)
            context.Response.Headers[McpHeaders.SessionId] = opened.Id;
        if (answer is null)
            await reply.EndWithoutMessageAsync();
        else
            await reply.EndAsync(answer.Status, answer.Body.Written);
    }

    /// <summary>Revision 2025-03-26: each message in its turn, the responses in one array.</summary>
    private async Task HandleBatchAsync(HttpContext context, JsonRpcBody body, string version, LegacySession? session, McpReply reply)
    {
        if (version != ProtocolVersions.WithBatches)
            throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, $"A body is one message: batches exist in revision {ProtocolVersions.WithBatches} only.");
        if (body.Messages.Count == 0 || body.Messages.Count > options.Value.MaxBatch)
            throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, $"A batch holds 1 to {options.Value.MaxBatch} messages.");
        using var answers = new BatchAnswer();
        foreach (JsonRpcMessage message in body.Messages)
        {
            if (message.Kind is JsonRpcKind.Notification or JsonRpcKind.Response)
                await AcceptAsync(message, session);
            else
                answers.Add(await AnswerInBatchAsync(context, message, session, reply));
        }

        if (body.Messages.All(message => message.Kind is JsonRpcKind.Notification or JsonRpcKind.Response))
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        else if (answers.IsEmpty)
            await reply.EndWithoutMessageAsync();
        else
            await reply.EndAsync(StatusCodes.Status200OK, answers.Finish());
    }

    /// <summary>What is wrong with one message of a batch is told in its own place; the others are served.</summary>
    private async ValueTask<McpAnswer?> AnswerInBatchAsync(HttpContext context, JsonRpcMessage message, LegacySession? session, McpReply reply)
    {
        try
        {
            string? fault = message.Method == "initialize" ? "initialize stands alone, not in a batch." : message.Fault;
            if (fault is not null)
                throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, fault);
            return await DispatchAsync(RequestOf(context, message, session, reply));
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
        JsonRpcId id = request.Message.Id;
        if (session.BeginCall(id) is not { } cancelled)
            return McpAnswers.Error(id, McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, $"A request with the id {id} is still under way in this session."));
        try
        {
            return await dispatcher.DispatchAsync(request, cancelled);
        }
        finally
        {
            session.EndCall(id);
        }
    }

    private McpRequest RequestOf(HttpContext context, JsonRpcMessage message, LegacySession? session, McpReply reply) => new()
    {
        Message = message,
        Era = McpEras.Legacy,
        Version = message.Method == "initialize" ? ProtocolVersions.LatestLegacy : VersionOf(context, session),
        Reply = reply,
        Headers = context.Request.Headers,
        Session = session,
        Caller = CallerOf.Request(context),
        Client = session?.Client ?? ClientFeatures.None,
        Asker = session is null ? null : new LegacyAsker(session, reply, options.Value.AnswerTimeout, time, lifetime.ApplicationStopping),
        ProgressToken = RequestMeta.Of(message).ProgressToken(),
        LogLevel = session?.LogLevel,

        // In a session leaving is not cancelling. Without one nobody could ever cancel or come back, so it is.
        ClientGone = session is null ? context.RequestAborted : default,
        Disconnected = context.RequestAborted,
        Stopping = lifetime.ApplicationStopping,
    };

    /// <summary>Takes a response to a question of ours, or a notification. Of these only notifications/cancelled asks for something to be done.</summary>
    private static async Task AcceptAsync(JsonRpcMessage message, LegacySession? session)
    {
        if (message.Kind == JsonRpcKind.Response)
            session?.Questions.Answer(message);
        if (session is null || message is not { Kind: JsonRpcKind.Notification, Method: "notifications/cancelled", Params.ValueKind: JsonValueKind.Object })
            return;
        if (message.Params.TryGetProperty("requestId"u8, out JsonElement requestId) && JsonRpcId.TryRead(requestId, out JsonRpcId id))
            await session.CancelAsync(id);
    }
}
