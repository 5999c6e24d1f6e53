using System.Diagnostics;
using Gateway.Mcp.Eras;

namespace Gateway.Mcp.Tracing;

/// <summary>
/// Finds the parent of a request's span: the trace context in its _meta; else the HTTP request's span, if that is recorded; else the HTTP header's.
/// </summary>
/// <remarks>W3C formats: traceparent, tracestate, baggage. A malformed value counts as absent.</remarks>
internal static class TraceParent
{
    private static readonly DistributedContextPropagator Propagator = DistributedContextPropagator.CreateW3CPropagator();

    /// <returns>The default when the request begins a trace of its own.</returns>
    public static ActivityContext Of(McpRequest request)
    {
        var meta = RequestMeta.Of(request.Message).Meta;
        if (TryExtract(meta, ReadMeta, out var told))
            return told;
        if (Activity.Current is { Recorded: true } ambient)
            return ambient.Context;
        return TryExtract(request.Headers, ReadHeader, out told) ? told : default;
    }

    /// <summary>The baggage of the same source; empty when there is none.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> BaggageOf(McpRequest request)
    {
        var meta = RequestMeta.Of(request.Message).Meta;
        return Propagator.ExtractBaggage(meta, ReadMeta) ?? Propagator.ExtractBaggage(request.Headers, ReadHeader) ?? [];
    }

    private static bool TryExtract(object carrier, DistributedContextPropagator.PropagatorGetterCallback read, out ActivityContext context)
    {
        Propagator.ExtractTraceIdAndState(carrier, read, out var parent, out var state);
        return ActivityContext.TryParse(parent, state, isRemote: true, out context);
    }

    private static void ReadMeta(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        value = carrier is JsonElement { ValueKind: JsonValueKind.Object } meta
            && meta.TryGetProperty(name, out var text)
            && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
    }

    private static void ReadHeader(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        value = carrier is IHeaderDictionary headers && headers.TryGetValue(name, out var found) && found.Count == 1 ? found[0] : null;
    }
}
