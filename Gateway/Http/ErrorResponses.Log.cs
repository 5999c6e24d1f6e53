namespace Gateway.Http;

internal sealed partial class ErrorResponses
{
    [LoggerMessage(EventIds.UnhandledException, LogLevel.Error, "{Method} {Path} failed (request {RequestId}).")]
    private partial void LogUnhandled(string method, string path, string requestId, Exception exception);
}
