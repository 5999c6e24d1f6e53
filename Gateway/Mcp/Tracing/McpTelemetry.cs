using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gateway.Telemetry;

namespace Gateway.Mcp.Tracing;

/// <summary>The source of spans and the meter of the MCP endpoint; both cost nothing while nobody listens.</summary>
/// <remarks>Names and attributes are those of OpenTelemetry's semantic conventions for MCP.</remarks>
internal static class McpTelemetry
{
    private static readonly string? Version = typeof(McpTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter Meter = new(ServiceIdentity.Instruments, Version);

    public static readonly ActivitySource Source = new(ServiceIdentity.Instruments, Version);

    /// <summary>Seconds from a request's dispatch to its answer.</summary>
    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "mcp.server.operation.duration",
        "s",
        "The duration of MCP requests as the server sees it.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300] });

    public static bool IsObserved => Source.HasListeners() || Duration.Enabled;
}
