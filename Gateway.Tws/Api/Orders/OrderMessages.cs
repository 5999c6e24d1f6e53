using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Passes TWS's messages about orders and fills to the order cache, in every session.</summary>
internal sealed class OrderMessages(OrderCache cache, TimeProvider clock) : IMessageReceiver
{
    private long _lastHeard;

    /// <summary>Timestamp of the last message, which shows that the link was alive then.</summary>
    public long LastHeard => Volatile.Read(ref _lastHeard);

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        Volatile.Write(ref _lastHeard, clock.GetTimestamp());
        switch (message)
        {
            case OrderStatusMessage status:
                cache.Change(status.ClientId, status.OrderId, status.PermId, "", entry => entry.With(status), isListed: true);
                break;
            case OpenOrderMessage open:
                cache.Accept(open);
                break;
            case CompletedOrderMessage completed:
                cache.Change(null, 0, completed.Order.PermId, completed.Order.OrderRef, entry => entry.With(completed), isListed: true);
                break;
            case ExecutionDataMessage execution:
                cache.Accept(execution);
                break;
            case CommissionReportMessage commission:
                cache.Accept(commission.Report);
                break;
            case OrderBoundMessage bound:
                cache.Change(bound.ClientId, bound.OrderId, bound.PermId, "",
                    entry => entry with { OrderId = bound.OrderId, ClientId = bound.ClientId, PermId = bound.PermId },
                    isListed: true);
                break;
        }
    }

    public void ReceiveError(TwsError error)
    {
        Volatile.Write(ref _lastHeard, clock.GetTimestamp());
        cache.Accept(error);
    }

    public void Disconnected(TwsDisconnectedException reason) => cache.Lose(reason);
}
