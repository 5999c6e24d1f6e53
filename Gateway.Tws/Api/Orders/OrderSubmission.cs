using Gateway.Tws.Model;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api.Orders;

/// <summary>Sends new orders and previews of orders, and waits for what TWS says of them.</summary>
internal sealed partial class OrderSubmission(
    ITwsConnection connection, OrderSender sender, OrderReconciliation reconciliation, LinkCheck link, OrderConfirmation confirmation,
    TwsApiOptions options, TimeProvider clock, ILogger logger)
{
    public async Task<OrderResult> PlaceAsync(
        Contract contract, Order order, OrderOrigin origin, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, wait);
        var result = await OnceAsync(contract, order, origin, deadline, cancellationToken).ConfigureAwait(false);
        if (result is not { Outcome: OrderOutcome.Rejected, Reason.Code: OrderErrors.DuplicateId })
            return result;
        // The id belongs to another order, so TWS certainly did not take this one.
        LogDuplicateId(result.OrderId, order.OrderRef);
        return await OnceAsync(contract, order, origin, deadline, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        Contract contract, Order parent, IReadOnlyList<Order> children, OrderOrigin origin, TimeSpan wait, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(children.Count, nameof(children));
        var deadline = new Deadline(clock, wait);
        var session = await ReadyAsync(deadline, cancellationToken).ConfigureAwait(false);
        Order[] orders = [parent, .. children];
        var watches = await sender.SendAsync(session, Bracket, RequestOf, origin, deadline, cancellationToken).ConfigureAwait(false);
        try
        {
            List<OrderResult> results = [];
            for (var i = 0; i < watches.Count; i++)
            {
                var order = orders[i];
                results.Add(await confirmation.AwaitAsync(
                    watches[i], view => OrderJudge.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false));
            }
            return results;
        }
        finally
        {
            foreach (var watch in watches)
                watch.Dispose();
        }

        // Only the last order transmits, and with it all of them: a bracket that is cut on its way does not work in part.
        NewOrder[] Bracket(Func<int> nextId)
        {
            var parentId = nextId();
            return
            [
                .. orders.Select((order, i) => new NewOrder(
                    contract,
                    OnWire(order, i == 0 ? parentId : nextId()) with { ParentId = i == 0 ? 0 : parentId, Transmit = i == orders.Length - 1 },
                    order)),
            ];
        }
    }

    public async Task<WhatIfAnswer> WhatIfAsync(Contract contract, Order order, CancellationToken cancellationToken)
    {
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        using var watch = await sender.SendPreviewAsync(session, contract, order, cancellationToken).ConfigureAwait(false);
        var deadline = new Deadline(clock, options.Deadline);
        while (true)
        {
            var view = watch.Look();
            if (view.Echo is { } echo)
                return new WhatIfAnswer(echo.OrderState, view.Warnings);
            if (view.Error is { } error)
                throw new TwsRequestException(error);
            if (view.Lost is { } lost)
                throw lost;
            if (!await watch.Signal.WaitAsync(deadline.Remaining, clock, cancellationToken).ConfigureAwait(false))
                throw new TwsTimeoutException("a what-if order", options.Deadline);
        }
    }

    /// <summary>TWS turns the instruction into an order under the id of the request.</summary>
    public async Task<OrderResult> ExerciseAsync(Contract option, OptionExercise exercise, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, wait);
        // The order as TWS will show it.
        var order = new Order
        {
            Action = "BUY",
            TotalQuantity = exercise.Quantity,
            OrderType = "LMT",
            LmtPrice = 0,
            Tif = "DAY",
            Account = exercise.Account,
        };
        var session = await ReadyAsync(deadline, cancellationToken).ConfigureAwait(false);
        var watches = await sender.SendAsync(
            session, nextId => [new NewOrder(option, OnWire(order, nextId()), order)],
            sent => new ExerciseOptionsRequest(sent.OnWire.OrderId, option, exercise), OrderOrigin.None, deadline,
            cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync(watches[0], order, deadline, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrderResult> OnceAsync(
        Contract contract, Order order, OrderOrigin origin, Deadline deadline, CancellationToken cancellationToken)
    {
        var session = await ReadyAsync(deadline, cancellationToken).ConfigureAwait(false);
        var watches = await sender.SendAsync(
            session, nextId => [new NewOrder(contract, OnWire(order, nextId()), order)], RequestOf, origin, deadline,
            cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync(watches[0], order, deadline, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrderResult> ConfirmAsync(OrderWatch watch, Order order, Deadline deadline, CancellationToken cancellationToken)
    {
        using (watch)
            return await confirmation.AwaitAsync(
                watch, view => OrderJudge.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The session to send new orders on: what TWS has is known, and the link answers.</summary>
    private async Task<ITwsSession> ReadyAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        if (options.Restart?.Near(clock.GetUtcNow(), connection.Status.Since) is { } restart)
            throw new TwsRefusedException(
                $"Nothing was sent: TWS restarts at {restart:yyyy-MM-dd HH:mm zzz} (restart_window), and an order sent now could lose its answer.",
                DailyRestart.Before + DailyRestart.After, "restart_window");
        sender.RequireOpen();
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        await reconciliation.RequireReadAsync(deadline, cancellationToken).ConfigureAwait(false);
        return session;
    }

    private static PlaceOrderRequest RequestOf(NewOrder order) => new(order.OnWire.OrderId, order.Contract, order.OnWire);

    private Order OnWire(Order order, int id) =>
        order with { OrderId = id, ClientId = connection.Status.Endpoint.ClientId, PermId = 0, WhatIf = false };

    [LoggerMessage(
        EventIds.DuplicateOrderId, LogLevel.Warning, "Order id {OrderId} was in use (103): {OrderRef} is sent once more under a new id.")]
    private partial void LogDuplicateId(int orderId, string orderRef);
}
