using Gateway.Configuration;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;
using Gateway.Telemetry;

namespace Gateway.Http;

/// <summary>The MCP endpoint: POST for messages of both eras, GET and DELETE for legacy sessions, a plain GET for the manifest.</summary>
internal sealed partial class McpEndpoint(
    EraClassifier eras,
    LegacyEra legacy,
    ModernEra modern,
    LegacyStream stream,
    ManifestEndpoint manifest,
    McpOptions options,
    LimitOptions limits,
    TimeProvider time,
    ILogger<McpEndpoint> logger)
{
    public async Task PostAsync(HttpContext context)
    {
        await using var reply = new DirectReply(context, time, options.KeepAliveInterval, logger);
        JsonRpcId id = default;
        try
        {
            using JsonRpcBody parsed = Parse(await ReadAsync(context));
            if (!parsed.IsBatch)
            {
                JsonRpcMessage message = parsed.Messages[0];
                id = message.Id;
                if (message.Fault is not null)
                    throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, message.Fault);
            }

            if (eras.Classify(parsed, context.Request.Headers[McpHeaders.ProtocolVersion]) == McpEras.Modern)
                await modern.HandleAsync(context, parsed.Messages[0], reply);
            else
                await legacy.HandleAsync(context, parsed, reply);
        }
        catch (McpException e)
        {
            await RefuseAsync(context, id, e);
        }
        catch (Exception e) when (ClientGone.Explains(e, context))
        {
            LogClientLeft(context.TraceIdentifier);
        }
    }

    public async Task GetAsync(HttpContext context)
    {
        try
        {
            RefuseModern(context);
            if (ReplyNegotiation.NamesEventStream(context.Request.Headers.Accept))
                await stream.OpenAsync(context);
            else
                await manifest.WriteAsync(context);
        }
        catch (McpException e)
        {
            await RefuseAsync(context, default, e);
        }
    }

    public async Task DeleteAsync(HttpContext context)
    {
        try
        {
            RefuseModern(context);
            stream.Delete(context);
        }
        catch (McpException e)
        {
            await RefuseAsync(context, default, e);
        }
    }

    private static JsonRpcBody Parse(RequestBody body)
    {
        try
        {
            JsonRpcBody parsed = JsonRpcParser.Parse(body.Bytes);
            parsed.Bytes = body;
            return parsed;
        }
        catch (McpException)
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The modern era has POST only.</summary>
    private static void RefuseModern(HttpContext context)
    {
        if (!ProtocolVersions.IsModern(context.Request.Headers[McpHeaders.ProtocolVersion]))
            return;
        context.Response.Headers.Allow = HttpMethods.Post;
        throw new McpException(
            StatusCodes.Status405MethodNotAllowed, new McpError(JsonRpcErrorCodes.InvalidRequest, "This revision of MCP uses POST only."));
    }

    private async ValueTask<RequestBody> ReadAsync(HttpContext context)
    {
        if (!ContentTypes.IsJson(context.Request.ContentType))
        {
            throw new McpException(StatusCodes.Status415UnsupportedMediaType, new McpError(
                JsonRpcErrorCodes.InvalidRequest,
                "The Content-Type must be application/json, for example: curl -H 'Content-Type: application/json'."));
        }

        try
        {
            return await RequestBody.ReadAsync(context.Request, limits.BodyBytes, context.RequestAborted)
                ?? throw new McpException(StatusCodes.Status413PayloadTooLarge, new McpError(
                    JsonRpcErrorCodes.InvalidRequest, $"The body is larger than {limits.BodyBytes} bytes."));
        }
        catch (BadHttpRequestException e)
        {
            throw new McpException(e.StatusCode, new McpError(JsonRpcErrorCodes.InvalidRequest, BadRequestText.Text(e)));
        }
    }

    private async Task RefuseAsync(HttpContext context, JsonRpcId id, McpException refusal)
    {
        LogRequestRefused(context.Request.Method, refusal.Status, refusal.Error.Code, refusal.Error.Message);
        if (refusal.Header is var (name, value))
            context.Response.Headers[name] = value;
        using McpAnswer answer = McpAnswers.Error(id, refusal);
        await JsonReply.WriteAsync(context.Response, answer.Status, answer.Body.Written);
    }

    [LoggerMessage(EventIds.RequestRefused, LogLevel.Information, "{HttpMethod} refused with {Status}, code {Code}: {Reason}")]
    private partial void LogRequestRefused(string httpMethod, int status, int code, string reason);

    [LoggerMessage(EventIds.ClientLeft, LogLevel.Debug, "The client of {TraceIdentifier} disconnected while its request was being read")]
    private partial void LogClientLeft(string traceIdentifier);
}
