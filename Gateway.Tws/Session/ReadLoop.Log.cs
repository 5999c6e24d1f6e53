using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

internal sealed partial class ReadLoop
{
    [LoggerMessage(EventIds.UnknownMessage, LogLevel.Debug, "Skipped a message of an unknown id; it begins with {Bytes}")]
    private static partial void UnknownMessage(ILogger logger, string bytes);

    [LoggerMessage(EventIds.UndecodableMessage, LogLevel.Warning, "Could not read a message ({Problem}) of request {RequestId}; it begins with {Bytes}")]
    private static partial void UndecodableMessage(ILogger logger, string problem, int? requestId, string bytes);

    [LoggerMessage(EventIds.BrokenFrame, LogLevel.Error, "The byte stream cannot be followed: {Problem}; it goes on with {Bytes}")]
    private static partial void BrokenFrame(ILogger logger, string problem, string bytes);
}
