using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

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
        var sending = await SendInTurnAsync(
            session, [order], cancellationToken, (ids, _) => NewOrder(ids[0], contract, order with { WhatIf = false }, order)).ConfigureAwait(false);
        return (await ConfirmAsync(sending, deadline, cancellationToken).ConfigureAwait(false))[0];
    }

    public async Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        Contract contract, Order parent, IReadOnlyList<Order> children, TimeSpan wait, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(children.Count, nameof(children));
        var deadline = new Deadline(clock, wait);
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        Order[] orders = [parent, .. children];
        var sending = await SendInTurnAsync(session, orders, cancellationToken, (ids, i) => NewOrder(
            ids[i], contract, orders[i] with { WhatIf = false, Transmit = true, ParentId = i == 0 ? 0 : ids[0] }, orders[i],
            more: i < orders.Length - 1)).ConfigureAwait(false);
        return await ConfirmAsync(sending, deadline, cancellationToken).ConfigureAwait(false);
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
        var sending = await SendInTurnAsync(
            session, [order], cancellationToken,
            (ids, _) => new NewOrderFrame(
                option, order with { OrderId = ids[0] }, order, new ExerciseOptionsRequest(ids[0], option, exercise))).ConfigureAwait(false);
        return (await ConfirmAsync(sending, deadline, cancellationToken).ConfigureAwait(false))[0];
    }

    /// <param name="asked">The order as its caller gave it.</param>
    /// <param name="more">True keeps the order untransmitted, because further orders of the bracket follow.</param>
    private NewOrderFrame NewOrder(int id, Contract contract, Order order, Order asked, bool more = false)
    {
        order = order with { OrderId = id, ClientId = connection.Status.Endpoint.ClientId, PermId = 0 };
        return new NewOrderFrame(
            contract, order, asked, new PlaceOrderRequest(id, contract, more ? order with { Transmit = false } : order));
    }

    /// <summary>
    /// Takes ids and places in the queue for new orders that leave together, and waits until they were written. An exception means that none was sent.
    /// </summary>
    private async Task<IReadOnlyList<(OrderWatch Watch, Order Order)>> SendInTurnAsync(
        ITwsSession session, Order[] orders, CancellationToken cancellationToken, Func<int[], int, NewOrderFrame> make)
    {
        List<(OrderWatch Watch, Order Order)> sending = [];
        try
        {
            Task<WriteOutcome> written;
            using (await sendGate.TakeTurnAsync(cancellationToken).ConfigureAwait(false))
            {
                sendGate.RequireOpen();
                int[] ids = [.. orders.Select(_ => connection.NextOrderId())];
                NewOrderFrame[] frames = [.. orders.Select((_, i) => make(ids, i))];
                foreach (var frame in frames)
                {
                    cache.Send(frame.Order.OrderId, frame.Contract, frame.Order, frame.Asked);
                    sending.Add((cache.Watch(frame.Order.OrderId), frame.Asked));
                }
                written = LinkCheck.WriteAsync(session, [.. frames.Select(frame => frame.Request)], sendGate, cancellationToken);
            }
            await written.ConfigureAwait(false);
            return sending;
        }
        catch
        {
            foreach (var (watch, _) in sending)
            {
                watch.Dispose();
                cache.Unsend(watch.OrderId);
            }
            throw;
        }
    }

    private async Task<IReadOnlyList<OrderResult>> ConfirmAsync(
        IReadOnlyList<(OrderWatch Watch, Order Order)> sending, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            List<OrderResult> results = [];
            foreach (var (watch, order) in sending)
                results.Add(await confirmation.AwaitAsync(
                    watch, view => OrderOutcomeRules.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false));
            return results;
        }
        finally
        {
            foreach (var (watch, _) in sending)
                watch.Dispose();
        }
    }

    private async Task<OrderWatch> AskAboutAsync(ITwsSession session, Contract contract, Order order, CancellationToken cancellationToken)
    {
        OrderWatch watch;
        Task<WriteOutcome> written;
        using (await sendGate.TakeTurnAsync(cancellationToken).ConfigureAwait(false))
        {
            var id = connection.NextOrderId();
            watch = cache.Watch(id, isPreview: true);
            written = LinkCheck.WriteAsync(
                session, [new PlaceOrderRequest(id, contract, order with { OrderId = id, WhatIf = true, Transmit = true })], gate: null,
                cancellationToken);
        }
        try
        {
            await written.ConfigureAwait(false);
            return watch;
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    /// <summary>A new order and the request that carries it.</summary>
    private sealed record NewOrderFrame(Contract Contract, Order Order, Order Asked, ITwsRequest Request);
}
