using Gateway.Handlers;

namespace Gateway.Mcp;

/// <summary>Reads the name of a log level.</summary>
internal static class McpLogLevels
{
    /// <summary>For error texts.</summary>
    public const string Known = "debug, info, notice, warning, error, critical, alert, emergency";

    public static string NameOf(LogSeverity level) => level switch
    {
        LogSeverity.Debug => "debug",
        LogSeverity.Info => "info",
        LogSeverity.Notice => "notice",
        LogSeverity.Warning => "warning",
        LogSeverity.Error => "error",
        LogSeverity.Critical => "critical",
        LogSeverity.Alert => "alert",
        _ => "emergency",
    };

    /// <summary>Names are lower-case; anything else is refused.</summary>
    public static bool TryRead(JsonElement element, out LogSeverity level)
    {
        (bool known, level) = element.ValueKind != JsonValueKind.String ? (false, default) : element.GetString() switch
        {
            "debug" => (true, LogSeverity.Debug),
            "info" => (true, LogSeverity.Info),
            "notice" => (true, LogSeverity.Notice),
            "warning" => (true, LogSeverity.Warning),
            "error" => (true, LogSeverity.Error),
            "critical" => (true, LogSeverity.Critical),
            "alert" => (true, LogSeverity.Alert),
            "emergency" => (true, LogSeverity.Emergency),
            _ => (false, default),
        };
        return known;
    }
}
