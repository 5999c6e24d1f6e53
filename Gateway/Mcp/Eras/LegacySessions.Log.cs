namespace Gateway.Mcp.Eras;

internal sealed partial class LegacySessions
{
    [LoggerMessage(EventIds.SessionOpened, LogLevel.Information, "MCP session opened with revision {Version}; {Count} open")]
    private partial void LogSessionOpened(string version, int count);

    [LoggerMessage(EventIds.SessionClosed, LogLevel.Information, "MCP session closed; {Count} open")]
    private partial void LogSessionClosed(int count);

    [LoggerMessage(EventIds.SessionExpired, LogLevel.Information, "MCP session expired after {Timeout} without a client; {Count} open")]
    private partial void LogSessionExpired(TimeSpan timeout, int count);

    [LoggerMessage(EventIds.SessionReplaced, LogLevel.Warning, "All {Limit} MCP sessions were taken; the one longest without a client was ended for a new one")]
    private partial void LogSessionReplaced(int limit);

    [LoggerMessage(EventIds.SessionsFull, LogLevel.Warning, "All {Limit} MCP sessions are taken; a client was turned away")]
    private partial void LogSessionsFull(int limit);
}
