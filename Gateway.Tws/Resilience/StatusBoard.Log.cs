using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

internal sealed partial class StatusBoard
{
    [LoggerMessage(EventIds.LinkChanged, LogLevel.Information, "Connection to TWS: {Before} -> {After}. {Reason}")]
    private static partial void StateChanged(ILogger logger, ConnectionState before, ConnectionState after, string reason);

    [LoggerMessage(EventIds.StatusHandlerFailed, LogLevel.Error, "A handler of a changed connection status failed")]
    private static partial void HandlerFailed(ILogger logger, Exception exception);
}
