using System.Buffers;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.Orders;

/// <summary>Sends new orders and previews of orders. Each order is recorded in the cache before it is sent.</summary>
internal sealed class OrderSubmission(
    ITwsConnection connection, OrderCache cache, LinkCheck link, OrderSendGate sendGate, OrderConfirmation confirmation, TwsApiOptions options,
    TimeProvider clock)
{
    public async Task<OrderResult> PlaceAsync(Contract contract, Order order, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, wait);
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        OrderWatch watch;
        using (await sendGate.TakeAsync(cancellationToken).ConfigureAwait(false))
            watch = await PlaceAsync(
                session, connection.NextOrderId(), contract, order with { WhatIf = false }, order, cancellationToken).ConfigureAwait(false);
        using (watch)
            return await confirmation.AwaitAsync(
                watch, view => OrderOutcomeRules.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        Contract contract, Order parent, IReadOnlyList<Order> children, TimeSpan wait, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(children.Count, nameof(children));
        var deadline = new Deadline(clock, wait);
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        Order[] orders = [parent, .. children];
        List<OrderWatch> watches = [];
        try
        {
            using (await sendGate.TakeAsync(cancellationToken).ConfigureAwait(false))
                await SendAllAsync(session, contract, orders, watches).ConfigureAwait(false);
            List<OrderResult> results = [];
            for (var i = 0; i < watches.Count; i++)
            {
                var order = orders[i];
                results.Add(await confirmation.AwaitAsync(
                    watches[i], view => OrderOutcomeRules.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false));
            }
            while (results.Count < orders.Length)
                results.Add(NeverSent());
            return results;
        }
        finally
        {
            watches.ForEach(watch => watch.Dispose());
        }
    }

    public async Task<WhatIfAnswer> WhatIfAsync(Contract contract, Order order, CancellationToken cancellationToken)
    {
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        using var watch = await AskAboutAsync(session, contract, order, cancellationToken).ConfigureAwait(false);
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
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        // The order as TWS will show it.
        var order = new Order
        {
            Action = "BUY",
            TotalQuantity = exercise.Quantity,
            OrderType = "LMT",
            LmtPrice = 0,
            Tif = "DAY",
            Account = exercise.Account,
            ClientId = connection.Status.Endpoint.ClientId,
        };
        OrderWatch watch;
        using (await sendGate.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            var id = connection.NextOrderId();
            watch = await SendAsync(
                session, option, order with { OrderId = id }, order, new ExerciseOptionsRequest(id, option, exercise),
                cancellationToken).ConfigureAwait(false);
        }
        using (watch)
            return await confirmation.AwaitAsync(
                watch, view => OrderOutcomeRules.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a parent and its children; stops when the session ends. The parent works only after the last child has arrived.</summary>
    private async Task SendAllAsync(ITwsSession session, Contract contract, Order[] orders, List<OrderWatch> watches)
    {
        var scratch = new FieldWriter(new ArrayBufferWriter<byte>());
        foreach (var order in orders)
            new PlaceOrderRequest(0, contract, order).WriteTo(scratch, session.ServerVersion);
        var parentId = connection.NextOrderId();
        for (var i = 0; i < orders.Length; i++)
        {
            var order = orders[i] with { WhatIf = false, Transmit = true, ParentId = i == 0 ? 0 : parentId };
            try
            {
                var id = i == 0 ? parentId : connection.NextOrderId();
                watches.Add(await PlaceAsync(
                    session, id, contract, order, orders[i], CancellationToken.None, more: i < orders.Length - 1).ConfigureAwait(false));
            }
            catch (TwsDisconnectedException) when (i > 0)
            {
                // Orders that were sent are reported as unknown, the others as never sent.
                return;
            }
        }
    }

    /// <param name="asked">The order as its caller gave it.</param>
    /// <param name="more">True keeps the order untransmitted, because further orders of the bracket follow.</param>
    private Task<OrderWatch> PlaceAsync(
        ITwsSession session, int id, Contract contract, Order order, Order asked, CancellationToken cancellationToken, bool more = false)
    {
        order = order with { OrderId = id, ClientId = connection.Status.Endpoint.ClientId, PermId = 0 };
        return SendAsync(
            session, contract, order, asked, new PlaceOrderRequest(id, contract, more ? order with { Transmit = false } : order), cancellationToken);
    }

    /// <summary>Sends one new order. An exception means that it was not sent.</summary>
    private async Task<OrderWatch> SendAsync(
        ITwsSession session, Contract contract, Order order, Order asked, ITwsRequest request, CancellationToken cancellationToken)
    {
        cache.Send(order.OrderId, contract, order, asked);
        var watch = cache.Watch(order.OrderId);
        try
        {
            await session.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return watch;
        }
        catch (Exception exception)
        {
            watch.Dispose();
            cache.Unsend(order.OrderId);
            if (exception is TwsDisconnectedException reason)
                throw LinkCheck.NotSent(reason.Message, reason);
            throw;
        }
    }

    private async Task<OrderWatch> AskAboutAsync(ITwsSession session, Contract contract, Order order, CancellationToken cancellationToken)
    {
        using var taken = await sendGate.TakeAsync(cancellationToken, evenHalted: true).ConfigureAwait(false);
        var id = connection.NextOrderId();
        var watch = cache.Watch(id, isPreview: true);
        try
        {
            await session.SendAsync(
                new PlaceOrderRequest(
                    id, contract, order with { OrderId = id, WhatIf = true, Transmit = true }), cancellationToken).ConfigureAwait(false);
            return watch;
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    private static OrderResult NeverSent() => new(
        OrderOutcome.Rejected, OrderId: 0, PermId: null, "", Filled: null, Remaining: null, AvgFillPrice: null,
        new OrderReason(null, "The connection to TWS ended before this order was sent; it was not sent."), []);
}
