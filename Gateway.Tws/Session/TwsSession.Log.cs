using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

internal sealed partial class TwsSession
{
    [LoggerMessage(EventIds.SessionStarted, LogLevel.Debug, "Session started at server version {Version}")]
    private static partial void SessionStarted(ILogger logger, ServerVersion version);

    [LoggerMessage(EventIds.SessionEnded, LogLevel.Information, "Session ended: {Reason} {Statistics}")]
    private static partial void SessionEnded(ILogger logger, string reason, SessionStatistics statistics);
}
