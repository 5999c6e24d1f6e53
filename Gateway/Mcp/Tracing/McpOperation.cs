using System.Diagnostics;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Methods;
using Gateway.Text;

namespace Gateway.Mcp.Tracing;

/// <summary>The telemetry of one request: a span named <c>{method} {tool or prompt}</c> and a duration metric.</summary>
internal sealed class McpOperation : IDisposable
{
    private readonly McpRequest _request;
    private readonly TimeProvider _time;
    private readonly long _begin;
    private readonly string _method;
    private readonly RoutingKey? _key;
    private readonly string? _named;
    private readonly Activity? _span;

    public McpOperation(McpRequest request, TimeProvider time)
    {
        _request = request;
        _time = time;
        _begin = time.GetTimestamp();
        _method = request.Method.Name;
        _key = request.Method.RoutingKey;
        _named = _key?.Attribute is not null && request.Message.Text(_key.Parameter) is { } name ? UntrustedText.Show(name) : null;
        _span = McpTelemetry.Source.HasListeners() ? StartSpan() : null;
    }

    /// <param name="answer">Null when the request was cancelled.</param>
    public void End(McpAnswer? answer)
    {
        var errorType = answer switch
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
        var parent = TraceParent.Of(_request);
        ActivityLink[]? links = Activity.Current is { Recorded: true } http && http.SpanId != parent.SpanId ? [new ActivityLink(http.Context)] : null;

        // An unrecorded ambient span would become a parent that no trace contains.
        Activity.Current = null;
        var span = McpTelemetry.Source.StartActivity(
            Target is null ? _method : $"{_method} {Target}", ActivityKind.Server, parent, tags: null, links);
        if (span is null || !span.IsAllDataRequested)
            return span;
        span.SetTag("mcp.method.name", _method);
        span.SetTag("mcp.protocol.version", Version);
        span.SetTag("mcp.session.id", _request.Session?.Id);
        span.SetTag("jsonrpc.request.id", _request.Message.Id.ToString());
        span.SetTag("network.transport", "tcp");
        span.SetTag("network.protocol.name", "http");
        if (_named is not null)
            span.SetTag(_key!.Attribute!, _named);
        if (_key?.Operation is { } operation)
            span.SetTag("gen_ai.operation.name", operation);
        foreach (var (key, value) in TraceParent.BaggageOf(_request))
            span.AddBaggage(key, value);
        return span;
    }

    /// <summary>The target of the request, if it may be part of a span's name; otherwise null.</summary>
    private string? Target => _key?.IsLowCardinality == true ? _named : null;

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

        // The name in a refused call may be any text of the client.
        if (Target is not null && answer is { Error: null })
            tags.Add(_key!.Attribute!, Target);
        McpTelemetry.Duration.Record(_time.GetElapsedTime(_begin).TotalSeconds, tags);
    }
}
