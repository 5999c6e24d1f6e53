namespace Gateway.Configuration;

/// <summary>The export of the gateway's spans and metrics.</summary>
internal sealed record TelemetryOptions
{
    [Setting("OTEL_EXPORTER_OTLP_ENDPOINT", Example = "http://127.0.0.1:4318"), HttpUrl]
    [Description(
        "OpenTelemetry collector for spans and metrics of MCP requests, as OTLP over HTTP (protobuf). Without it nothing is collected.")]
    public string? Endpoint { get; init; }

    [Setting("OTEL_EXPORTER_OTLP_HEADERS", Secret = true, Example = "api-key=abc")]
    [Description("Headers for the collector, such as an API key: name=value pairs separated by commas.")]
    public string? Headers { get; init; }

    [Setting("OTEL_SERVICE_NAME")]
    [Description("Name of this gateway in the collector.")]
    public string ServiceName { get; init; } = "gateway";
}

/// <summary>The gateway's console log.</summary>
internal sealed record LogOptions
{
    [Setting("LOG_LEVEL")]
    [Description("Minimum log level. Debug and Trace include the messages of the web server.")]
    public LogLevel Level { get; init; } = LogLevel.Information;
}
