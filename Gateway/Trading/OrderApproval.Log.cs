using Gateway.Registry.Asking;

namespace Gateway.Trading;

internal sealed partial class OrderApproval
{
    [LoggerMessage(EventIds.OrderApproved, LogLevel.Information, "Approved by the person at {Caller}: {Order}")]
    private partial void LogApproved(string caller, string order);

    [LoggerMessage(EventIds.OrderNotApproved, LogLevel.Information, "Not approved ({Action}) by the person at {Caller}: {Order}")]
    private partial void LogNotApproved(string caller, ElicitAction action, string order);
}
