namespace Gateway.Configuration;

/// <summary>All options of one gateway, validated.</summary>
internal sealed record GatewaySettings
{
    public TwsOptions Tws { get; init; } = new();

    public ServerOptions Server { get; init; } = new();

    public OAuthOptions OAuth { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    public McpOptions Mcp { get; init; } = new();

    public ToolOptions Tools { get; init; } = new();

    public TradingOptions Trading { get; init; } = new();

    public PolicyOptions Policy { get; init; } = new();

    public NotifyOptions Notify { get; init; } = new();

    public LogOptions Log { get; init; } = new();

    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>Run against the embedded simulator instead of TWS.</summary>
    public bool Demo { get; init; }
}
