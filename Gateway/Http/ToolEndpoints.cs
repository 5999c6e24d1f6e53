using System.Buffers;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Mcp;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Registry;
using Gateway.Streaming;
using Gateway.Text;

namespace Gateway.Http;

/// <summary>Calls a tool by plain HTTP: bare JSON arguments in, NDJSON lines out, the last of them the result or the error.</summary>
/// <remarks>
/// Before the first line the status reports how the call ended: 400 for bad arguments or a bad body, 403 when a rule of the gateway refuses, 404 for
/// an unknown tool, 429 with Retry-After for a caller beyond its limits, 413 and 415 for a body that is not accepted, 500 for an internal error, 503
/// with Retry-After while TWS is not connected, 422 for a result that reports that TWS rejected an order, otherwise 200. That includes a refusal or
/// timeout of TWS, which the line <c>{"type":"error"}</c> reports. Once a line has been sent the status is 200. A
/// disconnect cancels a call that only reads or watches. A tool that takes any arguments (the kill switch) runs with whatever the body is.
/// </remarks>
internal sealed class ToolEndpoints(
    IToolRegistry registry, McpOptions options, LimitOptions limits, TimeProvider time, IHostApplicationLifetime lifetime,
    ILogger<ToolEndpoints> logger)
{
    private const string Heartbeat = """{"type":"heartbeat"}""";
    private const string RetryAfterSeconds = "5";

    /// <summary>Stands for a body that cannot be read, for the tools that run all the same.</summary>
    private static readonly ReadOnlyMemory<byte> NoObject = "\"\""u8.ToArray();

    public async Task PostAsync(HttpContext context, ToolCall call)
    {
        await using var reply = new NdjsonReply(context, time, options.KeepAliveInterval, logger, Heartbeat);
        if (call.Tool is not { } tool)
        {
            await RefuseAsync(
                reply, StatusCodes.Status404NotFound, "unknown_tool", $"There is no tool \"{UntrustedText.Show(call.Name)}\".",
                registry.SuggestFor(call.Name, "GET on the MCP endpoint lists the tools."));
            return;
        }

        try
        {
            using RequestBody? body = await RequestBody.ReadAsync(context.Request, limits.BodyBytes, context.RequestAborted);
            if (tool.Traits.AnyArguments)
                await CallAsync(context, tool, body?.Bytes ?? NoObject, reply);
            else if (body is null)
                await RefuseAsync(
                    reply, StatusCodes.Status413PayloadTooLarge, "body_too_large", $"The body is larger than {limits.BodyBytes} bytes.", null);
            else if (!body.Bytes.IsEmpty && !ContentTypes.IsJson(context.Request.ContentType))
                await RefuseAsync(
                    reply, StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "The Content-Type must be application/json.",
                    "With curl: --json '{...}'");
            else
                await CallAsync(context, tool, body.Bytes, reply);
        }
        catch (BadHttpRequestException) when (tool.Traits.AnyArguments)
        {
            await CallAsync(context, tool, NoObject, reply);
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(reply, e.StatusCode, "bad_request", BadRequestText.Text(e), null);
        }
        catch (Exception e) when (ClientGone.Explains(e, context))
        {
            context.Abort();
        }
    }

    private async Task CallAsync(HttpContext context, ToolDescriptor tool, ReadOnlyMemory<byte> body, NdjsonReply reply)
    {
        JsonDocument? arguments;
        try
        {
            arguments = ToolArguments.Parse(body);
        }
        catch (McpException) when (tool.Traits.AnyArguments)
        {
            arguments = JsonDocument.Parse(NoObject);
        }
        catch (McpException e)
        {
            await RefuseAsync(
                reply, StatusCodes.Status400BadRequest, "invalid_json", e.Error.Message, "Send the arguments as one JSON object, for example {}.");
            return;
        }

        using (arguments)
        {
            ToolOutcome outcome = await InvokeAsync(context, tool, arguments?.RootElement ?? default, reply);
            await reply.StopKeepAliveAsync();
            if (outcome.Error is null)
            {
                if (outcome.Failed)
                    reply.Status = StatusCodes.Status422UnprocessableEntity;
                await reply.WriteAsync(ToolLines.Result(outcome));
                return;
            }

            reply.Status = StatusOf(outcome.Error.Kind);
            if (reply.Status == StatusCodes.Status503ServiceUnavailable && !reply.HasStarted)
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await reply.WriteAsync(ToolLines.Error(outcome.Error));
        }
    }

    private async Task<ToolOutcome> InvokeAsync(HttpContext context, ToolDescriptor tool, JsonElement arguments, NdjsonReply reply)
    {
        using var call = CallCancellation.For(tool, context.RequestAborted, default, lifetime.ApplicationStopping, default);
        try
        {
            Task<ToolOutcome> pending = tool.InvokeAsync(arguments, new LineToolContext(reply, context.GetCaller()), call.Token);
            if (!pending.IsCompleted)
                reply.StartKeepAlive();
            return await pending;
        }
        catch (ProtocolException e)
        {
            return new ToolOutcome(
                default, new ToolError(ToolErrorKind.Failed, e.Code.ToString(CultureInfo.InvariantCulture), e.Message, null, false));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !call.IsByClient)
        {
            return CallCancellation.Stopped;
        }
    }

    public static int StatusOf(ToolErrorKind kind) => kind switch
    {
        ToolErrorKind.InvalidArguments => StatusCodes.Status400BadRequest,
        ToolErrorKind.Refused => StatusCodes.Status403Forbidden,
        ToolErrorKind.Conflict => StatusCodes.Status409Conflict,
        ToolErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ToolErrorKind.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status200OK,
    };

    private static async Task RefuseAsync(NdjsonReply reply, int status, string code, string message, string? hint)
    {
        reply.Status = status;
        await reply.WriteAsync(ToolLines.Error(new ToolError(ToolErrorKind.InvalidArguments, code, message, hint, Retryable: false)));
    }
}

/// <summary>
/// The context of a tool called by plain HTTP: writes updates and gaps as lines of JSON. Progress and log messages are dropped, because the caller
/// cannot request them.
/// </summary>
internal sealed class LineToolContext(NdjsonReply reply, Caller caller) : ToolContext
{
    /// <summary>Reused, because a tool sends one message at a time.</summary>
    private readonly ArrayBufferWriter<byte> _line = new();

    public override Caller Caller => caller;

    public override ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        ToolLines.WriteUpdate(_line, sequence, update.Json.Span);
        return reply.WriteAsync(_line.WrittenMemory);
    }

    public override ValueTask GapAsync(UpdateGap gap, CancellationToken cancellationToken) => reply.WriteAsync(ToolLines.Gap(gap));

    public override ValueTask ProgressAsync(double progress, double? total, string? message, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public override ValueTask LogAsync(LogSeverity severity, JsonElement data, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>Parses a body of bare arguments, as strictly as a JSON-RPC message.</summary>
internal static class ToolArguments
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 1000 };

    /// <returns>The arguments, which refer to <paramref name="utf8"/>; null for an empty body. A null is left to the binder.</returns>
    /// <exception cref="McpException">The body is no JSON object.</exception>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
            return null;
        try
        {
            var reader = new StrictJsonReader(utf8.Span, JsonRpcParser.MaxDepth);
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
                throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, "The body must be a JSON object.");
            reader.SkipValue();
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException e)
        {
            throw McpException.BadRequest(JsonRpcErrorCodes.ParseError, "The body is not valid JSON: " + e.Message);
        }
        catch (StrictJsonException e)
        {
            throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, e.Message);
        }
    }
}
