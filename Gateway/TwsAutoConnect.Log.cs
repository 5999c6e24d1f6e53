using Gateway.Tws.Resilience;

namespace Gateway;

internal sealed partial class TwsAutoConnect
{
    [LoggerMessage(EventIds.TwsConnected, LogLevel.Information, "Connected to TWS at {Host}:{Port} as client {ClientId}, server version {ServerVersion}.")]
    private partial void LogConnected(string host, int port, int clientId, int serverVersion);

    [LoggerMessage(EventIds.TwsAway, LogLevel.Warning, "TWS at {Host}:{Port} is away; tries go on. {Reason}")]
    private partial void LogAway(string host, int port, string reason);

    [LoggerMessage(EventIds.TwsStateChanged, LogLevel.Information, "TWS is now {State}: {Reason}")]
    private partial void LogState(ConnectionState state, string reason);
}
