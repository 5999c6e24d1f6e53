using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Brings what TWS tells of orders and fills to the book, in every session.</summary>
internal sealed class OrderMessages(OrderCache book, TimeProvider clock) : IMessageReceiver
{
    private long _lastHeard;

    /// <summary>Timestamp of the last message; a sign of life of the link.</summary>
    public long LastHeard => Volatile.Read(ref _lastHeard);

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        Volatile.Write(ref _lastHeard, clock.GetTimestamp());
        switch (message)
        {
            case OrderStatusMessage status:
                book.Change(status.ClientId, status.OrderId, status.PermId, "", entry => entry.With(status));
                break;
            case OpenOrderMessage open:
                book.Accept(open);
                break;
            case CompletedOrderMessage completed:
                book.Change(null, 0, completed.Order.PermId, completed.Order.OrderRef, entry => entry.With(completed));
                break;
            case ExecutionDataMessage execution:
                book.Accept(execution);
                break;
            case CommissionReportMessage commission:
                book.Accept(commission.Report);
                break;
            case OrderBoundMessage bound:
                book.Change(bound.ClientId, bound.OrderId, bound.PermId, "",
                    entry => entry with { OrderId = bound.OrderId, ClientId = bound.ClientId, PermId = bound.PermId });
                break;
        }
    }

    public void ReceiveError(TwsError error)
    {
        Volatile.Write(ref _lastHeard, clock.GetTimestamp());
        book.Accept(error);
    }

    public void Disconnected(TwsDisconnectedException reason) => book.Lose(reason);
}
