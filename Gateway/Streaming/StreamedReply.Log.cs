namespace Gateway.Streaming;

internal abstract partial class StreamedReply
{
    [LoggerMessage(EventIds.ClientGone, LogLevel.Debug, "The client of {TraceIdentifier} left before its answer ended: {Reason}")]
    private static partial void LogClientGone(ILogger logger, string traceIdentifier, string reason);
}
