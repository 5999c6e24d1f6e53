using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Sends new orders: to the journal first, then to the socket, in the order of their ids.</summary>
internal sealed class OrderSender(
    ITwsConnection connection, OrderCache cache, SentOrders sent, OrderSendGate gate, IOrderJournal journal, TimeProvider clock)
{
    private static readonly TimeSpan ForTheAnswer = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();

    /// <summary>Sends new orders as one; completes when they have been handed to the socket.</summary>
    /// <param name="make">Makes the orders; its argument gives the next order id.</param>
    /// <param name="request">The message of an order.</param>
    /// <param name="deadline">The longest wait for their turn; then they are withdrawn.</param>
    /// <exception cref="TwsException">Nothing was sent.</exception>
    /// <exception cref="JournalUnavailableException">Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">Nothing was sent.</exception>
    public async Task<IReadOnlyList<OrderWatch>> SendAsync(
        ITwsSession session, Func<Func<int>, IReadOnlyList<NewOrder>> make, Func<NewOrder, ITwsRequest> request, OrderOrigin origin,
        Deadline deadline, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TurnOf(deadline.Remaining), clock);
        using var withdrawn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        IReadOnlyList<NewOrder> orders;
        List<OrderWatch> watches;
        Task<WriteOutcome> written;
        // Ids rise on the wire: an order takes its id and its place in the lane at once, and keeps the place while the journal writes.
        lock (_lock)
        {
            gate.RequireOpen();
            orders = make(connection.NextOrderId);
            var recorded = journal.RecordAsync(sent.Begin(orders, origin, withdrawn));
            watches = [.. orders.Select(order => cache.Watch(order.OnWire.OrderId))];
            written = session.WriteAsync([.. orders.Select(request)], gate, recorded, withdrawn.Token);
        }
        try
        {
            sent.Complete(orders, await written.ConfigureAwait(false));
            return watches;
        }
        catch (Exception failure)
        {
            watches.ForEach(watch => watch.Dispose());
            sent.Withdraw(orders);
            throw Explain(failure, late, cancellationToken);
        }
    }

    /// <summary>Sends a what-if order, which places nothing: the halt does not stop it, and the journal does not need it.</summary>
    public async Task<OrderWatch> SendPreviewAsync(ITwsSession session, Contract contract, Order order, CancellationToken cancellationToken)
    {
        OrderWatch watch;
        Task<WriteOutcome> written;
        lock (_lock)
        {
            var id = connection.NextOrderId();
            watch = cache.Watch(id, isPreview: true);
            var request = new PlaceOrderRequest(id, contract, order with { OrderId = id, WhatIf = true, Transmit = true });
            written = session.WriteAsync([request], gate: null, ready: null, cancellationToken);
        }
        try
        {
            await written.ConfigureAwait(false);
            return watch;
        }
        catch (TwsDisconnectedException ended)
        {
            watch.Dispose();
            throw LinkCheck.NotSent(ended.Message, ended);
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    /// <summary>How long an order may wait for its turn: what is left of its time is for TWS's answer, at most a second.</summary>
    private static TimeSpan TurnOf(TimeSpan time) => time > 2 * ForTheAnswer ? time - ForTheAnswer : time / 2;

    /// <exception cref="TwsRefusedException">Orders are halted.</exception>
    public void RequireOpen() => gate.RequireOpen();

    private static Exception Explain(Exception failure, CancellationTokenSource late, CancellationToken caller) => failure switch
    {
        TwsDisconnectedException ended => LinkCheck.NotSent(ended.Message, ended),
        OperationCanceledException when caller.IsCancellationRequested => failure,
        OperationCanceledException when late.IsCancellationRequested => new TwsRefusedException(
            "Nothing was sent: the order waited for its turn until its time was nearly up, and was withdrawn. TWS takes some 45 messages a second.",
            TimeSpan.FromSeconds(1), "no_turn"),
        OperationCanceledException => new TwsRefusedException("Nothing was sent: the order was cancelled while it waited for its turn."),
        _ => failure,
    };
}
