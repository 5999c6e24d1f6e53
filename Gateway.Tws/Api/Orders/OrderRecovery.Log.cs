using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api.Orders;

internal sealed partial class OrderRecovery
{
    [LoggerMessage(ApiEventIds.OrdersRead, LogLevel.Information, "Read {Open} open orders, {Completed} completed orders and {Executions} executions.")]
    private partial void LogRead(int open, int completed, int executions);

    [LoggerMessage(ApiEventIds.OrdersIncomplete, LogLevel.Warning, "TWS did not send its orders to the end; orders whose fate is unknown stay so.")]
    private partial void LogIncomplete();

    [LoggerMessage(ApiEventIds.OrdersUnread, LogLevel.Warning, "Orders could not be read after the connection came back: {Reason}")]
    private partial void LogFailed(string reason);
}
