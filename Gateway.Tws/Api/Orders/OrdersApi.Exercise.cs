using Gateway.Tws.Model;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

// Exercise of options: TWS makes an order of the instruction, under the id of the request.
internal sealed partial class OrdersApi
{
    public async Task<OrderResult> ExerciseAsync(Contract option, OptionExercise exercise, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(_clock, wait);
        var session = await _link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        // As TWS will show it.
        var order = new Order
        {
            Action = "BUY",
            TotalQuantity = exercise.Quantity,
            OrderType = "LMT",
            LmtPrice = 0,
            Tif = "DAY",
            Account = exercise.Account,
            ClientId = _connection.Status.Endpoint.ClientId,
        };
        OrderWatch watch;
        using (await _turn.TakeAsync(cancellationToken).ConfigureAwait(false))
            watch = await SendAsync(session, option, exercise, order with { OrderId = _connection.NextOrderId() }, cancellationToken).ConfigureAwait(false);
        using (watch)
            return await AwaitAsync(watch, view => OrderOutcomeRules.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrderWatch> SendAsync(
        ITwsSession session, Contract option, OptionExercise exercise, Order order, CancellationToken cancellationToken)
    {
        _book.Send(order.OrderId, option, order);
        var watch = _book.Watch(order.OrderId);
        try
        {
            await session.SendAsync(new ExerciseOptionsRequest(order.OrderId, option, exercise), cancellationToken).ConfigureAwait(false);
            return watch;
        }
        catch (Exception exception)
        {
            watch.Dispose();
            _book.Unsend(order.OrderId);
            if (exception is TwsDisconnectedException reason)
                throw LinkCheck.NotSent(reason.Message, reason);
            throw;
        }
    }
}
