using Microsoft.Extensions.Logging;

namespace Gateway.Registry.Invocation;

internal sealed partial class ToolFailures
{
    [LoggerMessage(EventIds.ToolFailed, LogLevel.Error, "{Handler} failed unforeseen; told to the client as {FailureId}")]
    private partial void LogUnforeseen(string handler, string failureId, Exception exception);
}
