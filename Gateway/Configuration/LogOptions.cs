using System.ComponentModel;

namespace Gateway.Configuration;

/// <summary>What the gateway writes on its console.</summary>
internal sealed record LogOptions
{
    [Setting("LOG_LEVEL")]
    [Description("Least level that is written. Debug and Trace also show the web server's own messages.")]
    public LogLevel Level { get; init; } = LogLevel.Information;
}
