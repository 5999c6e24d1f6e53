using System.Text.Json;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Mcp.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Streaming;

namespace Gateway.Mcp;

/// <summary>One request on its way to its method: what was asked, by whom, and where notifications go meanwhile.</summary>
internal sealed class McpRequest
{
    public required JsonRpcMessage Message { get; init; }

    public required McpEras Era { get; init; }

    /// <summary>The method that is asked for.</summary>
    public required IMcpMethod Method { get; init; }

    /// <summary>What the request names, as its method found it.</summary>
    public McpTarget Target { get; init; }

    /// <summary>The revision in which the answer is written.</summary>
    public required string Version { get; init; }

    public required McpReply Reply { get; init; }

    /// <summary>The headers of the HTTP request.</summary>
    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The legacy session; null in the modern era and for sessionless requests. initialize sets it.</summary>
    public LegacySession? Session { get; set; }

    public required Caller Caller { get; init; }

    /// <summary>What the client said it can be asked: with this request, or when its session began.</summary>
    public ClientFeatures Client { get; init; }

    /// <summary>Asks the client; null where no client can be asked.</summary>
    public ClientRequests? Asker { get; init; }

    /// <summary>Whether the client declared the tasks extension with this request.</summary>
    public bool KnowsTasks { get; init; }

    public JsonRpcId? ProgressToken { get; init; }

    /// <summary>The least severity of the log messages that the caller asked for; null when it wants none.</summary>
    public LogSeverity? LogLevel { get; init; }

    /// <summary>Fires when the client leaves, where leaving means cancelling (not in a legacy session).</summary>
    public CancellationToken ClientGone { get; init; }

    /// <summary>Fires in every era when nobody can receive the answer any more: what only this client could have seen may end.</summary>
    public CancellationToken Disconnected => Reply.Abandoned;

    /// <summary>Fires when the request's session ends; never without one.</summary>
    public CancellationToken SessionEnded => Session?.Ended ?? default;

    /// <summary>Fires when the gateway stops.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Its place among its caller's calls, given back when it is answered; whoever works on after that (a task) takes it over.</summary>
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
