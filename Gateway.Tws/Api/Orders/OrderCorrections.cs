using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Modifies and cancels orders.</summary>
internal sealed class OrderCorrections(
    ITwsConnection connection, OrderCache cache, LinkCheck link, OrderSendGate sendGate, OrderConfirmation confirmation, TimeProvider clock)
{
    public Order BaseOfChange(int orderId) => Modifiable(orderId).Base;

    public async Task<OrderResult> ModifyAsync(int orderId, Func<Order, Order> change, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, wait);
        var (entry, before) = Modifiable(orderId);
        var after = change(before);
        after = after with
        {
            OrderId = orderId,
            ClientId = before.ClientId,
            PermId = before.PermId,
            ParentId = after.ParentId == 0 || cache.Find(before.ParentId) is { IsDone: true } ? 0 : before.ParentId,
            Account = before.Account,
            WhatIf = false,
            Transmit = before.Transmit,
        };
        var session = await link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        using var watch = cache.Watch(orderId);
        await LinkCheck.WriteAsync(
            session, [new PlaceOrderRequest(orderId, entry.Contract, after) { IsChange = true }], sendGate, cancellationToken).ConfigureAwait(false);
        var result = await confirmation.AwaitAsync(
            watch, view => OrderOutcomeRules.OnModified(view, before, after), deadline, cancellationToken).ConfigureAwait(false);
        // TWS does not confirm a change that it keeps untransmitted; the next change must still include it.
        if (result.Outcome == OrderOutcome.Confirmed
            || (result.Outcome == OrderOutcome.Unknown && !after.Transmit && watch.Look() is { Error: null, Lost: null }))
            cache.Accepted(orderId, after);
        return result;
    }

    public async Task<CancelResult> CancelAsync(int orderId, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(clock, wait);
        if (cache.Find(orderId) is null && cache.FindOtherClient(orderId) is { } other)
            throw OtherClient(orderId, other);
        if (cache.Find(orderId) is { IsDone: true } done)
            return Ended(orderId, done, new OrderReason(null, "The order had already ended; nothing was sent."));
        var session = await link.ReadyAsync(needsServers: false, cancellationToken).ConfigureAwait(false);
        using var watch = cache.Watch(orderId);
        await LinkCheck.WriteAsync(session, [new CancelOrderRequest(orderId)], gate: null, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var view = watch.Look();
            if (view.Entry is { IsDone: true } ended)
                return Ended(orderId, ended, view.Notice.ToReason());
            if (view.Error is { } error)
                return new CancelResult(CancelOutcome.Rejected, orderId, view.Entry, error.ToReason());
            if (view.Lost is { } lost)
                return new CancelResult(CancelOutcome.Unknown, orderId, view.Entry, new OrderReason(
                    null, $"The connection ended before TWS confirmed the cancel ({lost.Message}). Check the order's status."));
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

    private static CancelResult Ended(int orderId, OrderEntry entry, OrderReason? reason) => new(
        entry.Status == OrderStatusText.Filled ? CancelOutcome.Filled : CancelOutcome.Cancelled,
        orderId, entry, reason ?? entry.LastError.ToReason());

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

    private TwsRefusedException OtherClient(int orderId, int client) => new(
        $"Order {orderId} belongs to client id {client}; this client is {connection.Status.Endpoint.ClientId} and can only act on its own orders.");
}
