using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

internal sealed partial class ConnectionRun
{
    [LoggerMessage(EventIds.Connected, LogLevel.Information, "Connected to {Endpoint} at server version {Version}")]
    private static partial void Connected(ILogger logger, TwsEndpoint endpoint, ServerVersion version);

    /// <summary>A warning the first time; the same reason again, try after try, is a detail.</summary>
    [LoggerMessage(EventId = EventIds.ConnectFailed, Message = "Could not connect to {Endpoint}: {Reason}")]
    private static partial void ConnectFailed(ILogger logger, LogLevel level, TwsEndpoint endpoint, string reason);

    [LoggerMessage(EventIds.ConnectionLost, LogLevel.Warning, "Lost the connection to {Endpoint}: {Reason}")]
    private static partial void ConnectionLost(ILogger logger, TwsEndpoint endpoint, string reason);
}
