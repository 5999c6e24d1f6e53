namespace Gateway.Registry;

/// <summary>The severities of notifications/message, the least first.</summary>
public enum LogSeverity
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
