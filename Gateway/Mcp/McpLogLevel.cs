namespace Gateway.Mcp;

/// <summary>The severities of notifications/message, the least first.</summary>
internal enum McpLogLevel
{
    Debug,
    Info,
    Notice,
    Warning,
    Error,
    Critical,
    Alert,
    Emergency,
}
