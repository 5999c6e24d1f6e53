using System.Text.Json;

namespace Gateway.Mcp;

/// <summary>Reads the name of a log level.</summary>
internal static class McpLogLevels
{
    /// <summary>For error texts.</summary>
    public const string Known = "debug, info, notice, warning, error, critical, alert, emergency";

    /// <summary>Names are lower-case; anything else is refused.</summary>
    public static bool TryRead(JsonElement element, out McpLogLevel level)
    {
        (bool known, level) = element.ValueKind != JsonValueKind.String ? (false, default) : element.GetString() switch
        {
            "debug" => (true, McpLogLevel.Debug),
            "info" => (true, McpLogLevel.Info),
            "notice" => (true, McpLogLevel.Notice),
            "warning" => (true, McpLogLevel.Warning),
            "error" => (true, McpLogLevel.Error),
            "critical" => (true, McpLogLevel.Critical),
            "alert" => (true, McpLogLevel.Alert),
            "emergency" => (true, McpLogLevel.Emergency),
            _ => (false, default),
        };
        return known;
    }
}
