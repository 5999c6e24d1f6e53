namespace Gateway;

internal sealed partial class TwsAutoConnect
{
    [LoggerMessage(EventIds.TwsAway, LogLevel.Information, "The gateway serves without TWS until {Host}:{Port} answers; tries go on.")]
    private partial void LogAway(string host, int port);
}
