using Microsoft.Extensions.Logging;

namespace Gateway.Registry.Invocation;

internal sealed partial class ToolFailures
{
    [LoggerMessage(EventIds.ToolFailed, LogLevel.Error, "Tool {Tool} failed unforeseen; told to the client as {FailureId}")]
    private partial void LogUnforeseen(string tool, string failureId, Exception exception);
}
