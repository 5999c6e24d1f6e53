using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

internal sealed partial class PendingRequests
{
    [LoggerMessage(EventIds.WithdrawalNotSent, LogLevel.Debug, "{Request} was not sent: {Reason}")]
    private static partial void WithdrawalNotSent(ILogger logger, string request, string reason);
}
