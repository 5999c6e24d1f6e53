using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

internal sealed partial class ConnectionNotices
{
    [LoggerMessage(EventIds.TwsNotice, LogLevel.Information, "TWS says, of {Id}: {Code} {Text}")]
    private static partial void TwsNotice(ILogger logger, int id, int code, string text);
}
