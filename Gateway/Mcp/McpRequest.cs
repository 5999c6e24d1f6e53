using Gateway.Access;
using Gateway.Handlers;
using Gateway.Mcp.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Streaming;

namespace Gateway.Mcp;

/// <summary>A request with its context: caller, session, and the reply for notifications and the answer.</summary>
internal sealed class McpRequest
{
    public required JsonRpcMessage Message { get; init; }

    public required McpEras Era { get; init; }

    /// <summary>The requested method.</summary>
    public required IMcpMethod Method { get; init; }

    /// <summary>The tool, resource or prompt that the request names, as its method found it.</summary>
    public McpTarget Target { get; init; }

    /// <summary>The revision in which the answer is written.</summary>
    public required string Version { get; init; }

    public required McpReply Reply { get; init; }

    /// <summary>The headers of the HTTP request.</summary>
    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The legacy session; null in the modern era and for sessionless requests. initialize sets it.</summary>
    public LegacySession? Session { get; set; }

    public required Caller Caller { get; init; }

    /// <summary>The client features declared with this request, or when its session began.</summary>
    public ClientFeatures Client { get; init; }

    /// <summary>Sends questions to the client; null where that is impossible.</summary>
    public ClientRequests? Asker { get; init; }

    /// <summary>Whether the client declared the tasks extension with this request.</summary>
    public bool KnowsTasks { get; init; }

    public JsonRpcId? ProgressToken { get; init; }

    /// <summary>The minimum severity of log messages for the caller; null for none.</summary>
    public LogSeverity? LogLevel { get; init; }

    /// <summary>Cancelled when the client disconnects; never in a legacy session, where that does not cancel a request.</summary>
    public CancellationToken ClientGone { get; init; }

    /// <summary>Cancelled, in every era, when the client can no longer receive the answer.</summary>
    public CancellationToken Disconnected => Reply.Abandoned;

    /// <summary>Cancelled when the request's session ends; never without one.</summary>
    public CancellationToken SessionEnded => Session?.Ended ?? default;

    /// <summary>Cancelled when the gateway stops.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>
    /// The permit that counts the request against the caller's limits. Released when the request is answered; a task takes it over.
    /// </summary>
    public CallPermit Permit { get; set; }

    public CallPermit TakePermit()
    {
        var permit = Permit;
        Permit = default;
        return permit;
    }

    public JsonElement Params => Message.Params;

    public bool IsModern => Era == McpEras.Modern;

    /// <summary>Looks a parameter up; undefined when it is absent.</summary>
    public JsonElement Param(ReadOnlySpan<byte> name) => Message.Param(name);
}
