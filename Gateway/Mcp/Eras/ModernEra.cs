using Gateway.Access;
using Gateway.Handlers;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Tasks;
using Gateway.Streaming;
using Gateway.Text;

namespace Gateway.Mcp.Eras;

/// <summary>Serves a POST of the modern era, which is stateless: everything is in the request.</summary>
internal sealed class ModernEra(McpDispatcher dispatcher, McpMethods methods, RequestStates states, IHostApplicationLifetime lifetime)
{
    /// <exception cref="McpException">The request fails a check that comes before its method.</exception>
    public async Task HandleAsync(HttpContext context, JsonRpcMessage message, McpReply reply)
    {
        switch (message.Kind)
        {
            case JsonRpcKind.Notification:
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                return;
            case JsonRpcKind.Response:
                throw McpException.BadRequest(
                    JsonRpcErrorCodes.InvalidRequest, "This server sends no requests in this revision, so it expects no responses.");
        }

        var request = Check(context, message, reply);
        using var answer = await dispatcher.DispatchAsync(request, CancellationToken.None);
        if (answer is not null)
            await answer.SendAsync(reply);
    }

    /// <summary>
    /// The order is part of the contract: version claim, version header, known version, routing headers, the rest of _meta, argument headers.
    /// </summary>
    private McpRequest Check(HttpContext context, JsonRpcMessage message, McpReply reply)
    {
        var headers = context.Request.Headers;
        var meta = RequestMeta.Of(message);
        var version = ClaimedVersion(meta);
        ModernHeaders.CheckVersion(headers, version);
        if (!ProtocolVersions.PerRequest.Contains(version))
        {
            throw new McpException(StatusCodes.Status400BadRequest, new McpError(
                JsonRpcErrorCodes.UnsupportedProtocolVersion,
                $"Protocol version {UntrustedText.Show(version)} is not supported.",
                JsonSerializer.SerializeToElement(
                    new VersionMismatch(ProtocolVersions.PerRequest, version), McpJsonContext.Default.VersionMismatch)));
        }

        var method = methods.Find(message.Method, McpEras.Modern);
        ModernHeaders.CheckRouting(headers, message, method.RoutingKey);
        var capabilities = meta.Find(RequestMeta.ClientCapabilitiesKey);
        if (capabilities.ValueKind == JsonValueKind.Undefined)
            throw MissingKeys(RequestMeta.ClientCapabilitiesKey);
        if (capabilities.ValueKind != JsonValueKind.Object)
            throw RequestMeta.Malformed(RequestMeta.ClientCapabilitiesKey, "an object", "{}");
        var target = method.Find(message);
        if (target.Tool is { } tool)
            ParameterHeaders.Check(headers, tool, message.Param("arguments"u8));
        var client = ClientCapabilities.Read(capabilities, version);
        var caller = context.GetCaller();
        return new McpRequest
        {
            Message = message,
            Era = McpEras.Modern,
            Method = method,
            Target = target,
            Version = version,
            Reply = reply,
            Headers = headers,
            Caller = caller,
            Client = client,
            Asker = method.MayAsk ? new ModernAsker(states, message, caller, client) : null,
            KnowsTasks = TasksExtension.IsDeclared(capabilities),
            ProgressToken = meta.ProgressToken(),
            LogLevel = meta.LogLevel(),
            ClientGone = context.RequestAborted,
            Stopping = lifetime.ApplicationStopping,
        };
    }

    private static string ClaimedVersion(RequestMeta meta)
    {
        var claim = meta.Find(RequestMeta.ProtocolVersionKey);
        return claim.ValueKind switch
        {
            JsonValueKind.String => claim.GetString()!,
            JsonValueKind.Undefined when meta.Find(RequestMeta.ClientCapabilitiesKey).ValueKind == JsonValueKind.Undefined =>
                throw MissingKeys($"{RequestMeta.ProtocolVersionKey}, {RequestMeta.ClientCapabilitiesKey}"),
            JsonValueKind.Undefined => throw MissingKeys(RequestMeta.ProtocolVersionKey),
            _ => throw RequestMeta.Malformed(RequestMeta.ProtocolVersionKey, "a string", $"\"{ProtocolVersions.Modern}\""),
        };
    }

    private static McpException MissingKeys(string keys) =>
        McpException.BadRequest(JsonRpcErrorCodes.InvalidParams, $"params._meta lacks required keys: {keys}.");
}
