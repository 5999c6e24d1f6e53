using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Gateway.Mcp.Eras;
using Gateway.Text;

namespace Gateway.Mcp.Tracing;

/// <summary>One request as telemetry sees it: a span named <c>{method} {tool or prompt}</c> and its duration.</summary>
internal sealed class McpOperation : IDisposable
{
    /// <summary>Stands for methods that this server does not know: what a stranger writes must not become a name of ours.</summary>
    private const string Other = "_OTHER";

    private readonly McpRequest _request;
    private readonly TimeProvider _time;
    private readonly long _begin;
    private readonly string _method;
    private readonly string? _target;
    private readonly Activity? _span;

    private McpOperation(McpRequest request, string method, TimeProvider time)
    {
        _request = request;
        _time = time;
        _begin = time.GetTimestamp();
        _method = method;
        _target = method is "tools/call" or "prompts/get" && request.Param("name"u8) is { ValueKind: JsonValueKind.String } name
            ? UntrustedText.Show(name.GetString()!)
            : null;
        _span = McpTelemetry.Source.HasListeners() ? StartSpan() : null;
    }

    /// <param name="isKnown">Whether the request's method is one of this server's.</param>
    public static McpOperation Start(McpRequest request, bool isKnown, TimeProvider time) => new(request, isKnown ? request.Message.Method : Other, time);

    /// <param name="answer">Null when the request was cancelled.</param>
    public void End(McpAnswer? answer)
    {
        string? errorType = answer switch
        {
            null => "cancelled",
            { Error: { } error } => error.Code.ToString(CultureInfo.InvariantCulture),
            { IsToolError: true } => "tool_error",
            _ => null,
        };
        if (_span is not null)
            EndSpan(_span, answer, errorType);
        if (McpTelemetry.Duration.Enabled)
            Record(answer, errorType);
    }

    public void Dispose() => _span?.Dispose();

    private Activity? StartSpan()
    {
        ActivityContext parent = TraceParent.Of(_request);
        ActivityLink[]? links = Activity.Current is { Recorded: true } http && http.SpanId != parent.SpanId ? [new ActivityLink(http.Context)] : null;

        // An ambient span that nobody records would be a parent that no trace shows.
        Activity.Current = null;
        Activity? span = McpTelemetry.Source.StartActivity(
            _target is null ? _method : $"{_method} {_target}", ActivityKind.Server, parent, tags: null, links);
        if (span is null || !span.IsAllDataRequested)
            return span;
        span.SetTag("mcp.method.name", _method);
        span.SetTag("mcp.protocol.version", Version);
        span.SetTag("mcp.session.id", _request.Session?.Id);
        span.SetTag("jsonrpc.request.id", _request.Message.Id.ToString());
        span.SetTag("network.transport", "tcp");
        span.SetTag("network.protocol.name", "http");
        if (_target is not null)
            span.SetTag(TargetTag, _target);
        if (_method == "tools/call")
            span.SetTag("gen_ai.operation.name", "execute_tool");
        if (_method.StartsWith("resources/", StringComparison.Ordinal) && _request.Param("uri"u8) is { ValueKind: JsonValueKind.String } uri)
            span.SetTag("mcp.resource.uri", UntrustedText.Show(uri.GetString()!));
        foreach ((string key, string? value) in TraceParent.BaggageOf(_request))
            span.AddBaggage(key, value);
        return span;
    }

    private string TargetTag => _method == "tools/call" ? "gen_ai.tool.name" : "gen_ai.prompt.name";

    private string? Version => _request.IsModern ? ProtocolVersions.Modern : _request.Session?.ProtocolVersion;

    private static void EndSpan(Activity span, McpAnswer? answer, string? errorType)
    {
        if (errorType is null)
            return;
        span.SetTag("error.type", errorType);
        if (answer?.Error is not null)
            span.SetTag("rpc.response.status_code", errorType);
        span.SetStatus(ActivityStatusCode.Error, answer?.Error?.Message);
    }

    private void Record(McpAnswer? answer, string? errorType)
    {
        TagList tags = new()
        {
            { "mcp.method.name", _method },
            { "mcp.protocol.version", Version },
            { "network.transport", "tcp" },
            { "network.protocol.name", "http" },
        };
        if (errorType is not null)
            tags.Add("error.type", errorType);
        if (answer?.Error is not null)
            tags.Add("rpc.response.status_code", errorType);

        // The name of a call that was refused may be a stranger's invention.
        if (_target is not null && answer is { Error: null })
            tags.Add(TargetTag, _target);
        McpTelemetry.Duration.Record(_time.GetElapsedTime(_begin).TotalSeconds, tags);
    }
}
