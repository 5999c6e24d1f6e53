using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

internal sealed partial class ConnectionRun
{
    [LoggerMessage(EventIds.Connected, LogLevel.Information, "Connected to {Endpoint} at server version {Version}")]
    private static partial void Connected(ILogger logger, TwsEndpoint endpoint, ServerVersion version);

    [LoggerMessage(EventIds.ConnectFailed, LogLevel.Warning, "Could not connect to {Endpoint}: {Reason}")]
    private static partial void ConnectFailed(ILogger logger, TwsEndpoint endpoint, string reason);

    [LoggerMessage(EventIds.ConnectionLost, LogLevel.Warning, "Lost the connection to {Endpoint}: {Reason}")]
    private static partial void ConnectionLost(ILogger logger, TwsEndpoint endpoint, string reason);
}
