using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Modifies and cancels orders.</summary>
internal sealed class OrderCorrections(
    ITwsConnection connection, OrderCache cache, LinkCheck link, OrderSendGate sendGate, OrderReconciliation reconciliation,
    OrderConfirmation confirmation, TimeProvider clock)
{
    private readonly Turns<int> _turns = new(clock);

    public Order BaseOfChange(int orderId) => Modifiable(orderId).Base;

    public async Task<OrderResult> ModifyAsync(
        int orderId, Func<Order, CancellationToken, ValueTask<Order>> change, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, wait);
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        await reconciliation.RequireReadAsync(deadline, cancellationToken).ConfigureAwait(false);
        using var turn = await TurnAsync(orderId, deadline, cancellationToken).ConfigureAwait(false);
        var (entry, before) = Modifiable(orderId);
        var after = Keep(orderId, before, await change(before, cancellationToken).ConfigureAwait(false));
        using var watch = cache.Watch(orderId);
        await SendAsync(session, new PlaceOrderRequest(orderId, entry.Contract, after) { IsChange = true }, sendGate, deadline, cancellationToken)
            .ConfigureAwait(false);
        var result = await confirmation.AwaitAsync(
            watch, view => OrderJudge.OnModified(view, before, after), deadline, cancellationToken).ConfigureAwait(false);
        // TWS does not confirm a change that it keeps untransmitted; the next change must still include it.
        if (result.Outcome == OrderOutcome.Confirmed
            || (result.Outcome == OrderOutcome.Unknown && !after.Transmit && watch.Look() is { Error: null, Lost: null }))
            cache.Accepted(orderId, after);
        return result;
    }

    /// <param name="order">The order as its caller found it.</param>
    public Task<CancelResult> CancelAsync(OrderEntry order, TimeSpan wait, CancellationToken cancellationToken)
    {
        var own = connection.Status.Endpoint.ClientId;
        if (order.IsDone)
            return Task.FromResult(AlreadyEnded(order));
        if (order.ClientId is { } client && client != own)
            throw OtherClient(order.OrderId, client, order.PermId);
        return order.OrderId > 0
            ? CancelAsync(order.OrderId, wait, cancellationToken)
            : throw new TwsRefusedException(
                "Nothing was sent: the order has no id of this client, because it was made in TWS by hand or by another program. Cancel it there.");
    }

    public async Task<CancelResult> CancelAsync(int orderId, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, wait);
        if (cache.Find(orderId) is null && cache.FindOtherClient(orderId) is { } other)
            throw OtherClient(orderId, other);
        if (cache.Find(orderId) is { IsDone: true } done)
            return AlreadyEnded(done);
        using var watch = cache.Watch(orderId);
        while (cache.TryWithdraw(orderId))
        {
            // Its bytes were still ours. Once they are withdrawn, or have been sent after all, the watch is woken.
            if (!await watch.Signal.WaitAsync(deadline.Remaining, clock, cancellationToken).ConfigureAwait(false))
                break;
            if (cache.Find(orderId) is null)
                return new CancelResult(CancelOutcome.Cancelled, orderId, null, new OrderReason(
                    null, "The order still waited for its turn and was withdrawn: no byte of it was sent."));
        }
        var session = await link.ReadyAsync(needsServers: false, cancellationToken).ConfigureAwait(false);
        await SendAsync(session, new CancelOrderRequest(orderId), gate: null, deadline, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var view = watch.Look();
            switch (OrderJudge.OnCancelled(view))
            {
                case CancelOutcome.Unknown:
                    return new CancelResult(CancelOutcome.Unknown, orderId, view.Entry, new OrderReason(
                        null, $"The connection ended before TWS confirmed the cancel ({view.Lost!.Message}). Check the order's status."));
                case CancelOutcome.Rejected when OrderErrors.IsUnknownOrder(view.Error!.Code) && cache.Find(orderId) is not null:
                    return await GoneAsync(orderId, view.Error, deadline, cancellationToken).ConfigureAwait(false);
                case CancelOutcome.Rejected:
                    return new CancelResult(CancelOutcome.Rejected, orderId, view.Entry, view.Error.ToReason());
                case { } ended:
                    return new CancelResult(ended, orderId, view.Entry, view.Notice.ToReason() ?? view.Entry!.LastError.ToReason());
            }
            if (await watch.Signal.WaitAsync(deadline.Remaining, clock, cancellationToken).ConfigureAwait(false))
                continue;
            return view.Notice is { } notice
                ? new CancelResult(CancelOutcome.Cancelled, orderId, view.Entry, notice.ToReason())
                : new CancelResult(CancelOutcome.Pending, orderId, view.Entry, new OrderReason(
                    null, "TWS has not confirmed the cancel yet; the order may still fill. Check the order's status."));
        }
    }

    public async Task CancelEverythingAsync(CancellationToken cancellationToken)
    {
        var session = await link.ReadyAsync(needsServers: false, cancellationToken).ConfigureAwait(false);
        await LinkCheck.WriteAsync(session, [new ReqGlobalCancelRequest()], gate: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One change at a time works on an order, so that each is built on what the one before has made of it.</summary>
    private async Task<IDisposable> TurnAsync(int orderId, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await _turns.TakeAsync(orderId, deadline.Remaining, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TwsRefusedException(
                $"Nothing was sent: another change of order {orderId} was not over in time. Check its status, then repeat the change.",
                TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>TWS says that it has no such order: its lists decide what became of it.</summary>
    private async Task<CancelResult> GoneAsync(int orderId, TwsError error, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            using var late = new CancellationTokenSource(deadline.Remaining, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            await reconciliation.ConfirmGoneAsync(orderId, either.Token).ConfigureAwait(false);
        }
        catch (Exception unread) when (unread is TwsException || (unread is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What is known of the order stays: the lists are read again within the minute.
            return Refused();
        }
        return cache.Find(orderId) is { IsDone: true } ended ? AlreadyEnded(ended) : Refused();

        CancelResult Refused() => new(CancelOutcome.Rejected, orderId, cache.Find(orderId), error.ToReason());
    }

    /// <summary>Sends a change or a cancel within the deadline.</summary>
    /// <exception cref="TwsRefusedException">It did not get its turn in time, or orders are halted. Nothing was sent.</exception>
    private async Task SendAsync(
        ITwsSession session, ITwsRequest request, IOutboundGate? gate, Deadline deadline, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(deadline.Remaining, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await LinkCheck.WriteAsync(session, [request], gate, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TwsRefusedException("Nothing was sent: the request did not get its turn in time.", TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>
    /// The changed order with what a change leaves alone: ids, account, whether it is transmitted, and the parent, unless that is done.
    /// </summary>
    private Order Keep(int orderId, Order before, Order after) => after with
    {
        OrderId = orderId,
        ClientId = before.ClientId,
        PermId = before.PermId,
        ParentId = after.ParentId == 0 || cache.Find(before.ParentId) is { IsDone: true } ? 0 : before.ParentId,
        Account = before.Account,
        WhatIf = false,
        Transmit = before.Transmit,
    };

    private static CancelResult AlreadyEnded(OrderEntry done) => new(
        OrderJudge.CancelOutcomeOf(done), done.OrderId, done, new OrderReason(null, "The order had already ended; nothing was sent."));

    private (OrderEntry Entry, Order Base) Modifiable(int orderId)
    {
        if (cache.FindOwn(orderId) is not { } own)
            throw cache.FindOtherClient(orderId) is { } other
                ? OtherClient(orderId, other)
                : new TwsRefusedException($"Order {orderId} is not known. List the open orders to see the ids that can be changed.");
        if (own.Entry.IsDone)
            throw new TwsRefusedException($"Order {orderId} is done ({Word(own.Entry)}) and cannot be changed.");
        var isHeld = !own.Base.Transmit && own.Entry.Knowledge is OrderKnowledge.InFlight or OrderKnowledge.Known;
        if (!isHeld && !OrderStatusText.IsAcknowledged(own.Entry.Status))
            throw new TwsRefusedException(
                $"Order {orderId} is not acknowledged yet ({Word(own.Entry)}); changing it now could leave two orders. Check its status first.");
        if (own.Entry.Status == OrderStatusText.PendingCancel)
            throw new TwsRefusedException($"Order {orderId} is being cancelled and cannot be changed.");
        if (own.Entry.Order.Action.Length == 0)
            throw new TwsRefusedException($"Order {orderId} is known by its status only, not what it orders. List the open orders first.");
        return own;
    }

    private static string Word(OrderEntry entry) => entry.Rejected ? "rejected" : entry.Status.Length > 0 ? entry.Status : entry.Knowledge.ToString();

    /// <param name="permId">Names an order whose id TWS does not report, which is then 0.</param>
    private TwsRefusedException OtherClient(int orderId, int client, long? permId = null) => new(
        $"Order {(orderId != 0 ? $"{orderId}" : permId is { } perm ? $"with permId {perm}" : "without an id")} belongs to client id {client}; this "
        + $"client is {connection.Status.Endpoint.ClientId} and can only act on its own orders.",
        code: "other_client");
}
