namespace Gateway.Http;

internal sealed partial class OriginGuard
{
    [LoggerMessage(EventIds.GuardRefused, LogLevel.Warning, "Refused {Method} {Path}: {Header} '{Value}' is not allowed.")]
    private partial void LogRefused(string method, string path, string header, string value);
}
