using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

internal sealed partial class StreamBook
{
    [LoggerMessage(EventIds.StreamsReplayed, LogLevel.Information, "Starting {Count} open streams in the new session")]
    private static partial void StreamsReplayed(ILogger logger, int count);

    [LoggerMessage(EventIds.StreamRefused, LogLevel.Warning, "A stream could not be started")]
    private static partial void StreamRefused(ILogger logger, Exception exception);
}
