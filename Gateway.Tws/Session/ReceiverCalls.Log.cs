using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

internal sealed partial class ReceiverCalls
{
    [LoggerMessage(EventIds.ReceiverFailed, LogLevel.Error, "{Receiver} failed on a {Message}; the session goes on")]
    private static partial void ReceiverFailed(ILogger logger, string receiver, string message, Exception exception);
}
