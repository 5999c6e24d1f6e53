using Gateway.Tws.Model;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api.Orders;

/// <summary>Places, changes and follows orders. An order is sent to TWS at most once: nothing here repeats it.</summary>
/// <remarks>
/// Before anything is sent the link is checked: no session, TWS without its servers (1100), or a link that does not answer within a second fail with
/// a <see cref="TwsDisconnectedException"/> that says that nothing was sent. After that the outcome is a value, never an exception. Cancelling the
/// token ends the waiting only; the order lives on and is found by <see cref="FindByRef"/> or <see cref="Find"/>.
/// </remarks>
public sealed class OrdersApi : IAsyncDisposable
{
    private readonly ITwsConnection _connection;
    private readonly TwsApiOptions _options;
    private readonly TimeProvider _clock;
    private readonly OrderCache _cache;
    private readonly OrderQueries _queries;
    private readonly IOrderJournal _journal;
    private readonly OrderReconciliation _reconciliation;
    private readonly OrderSubmission _submission;
    private readonly OrderCorrections _corrections;
    private readonly OrderSweep _sweep;
    private readonly LinkCheck _link;
    private readonly IDisposable _listening;
    private readonly OrderSendGate _sendGate = new();

    /// <param name="journal">What survives this process: the orders that it has of earlier runs are taken over.</param>
    public OrdersApi(ITwsConnection connection, IOrderJournal journal, TwsApiOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        _connection = connection;
        _options = options;
        _clock = clock;
        _journal = journal;
        _cache = new OrderCache(OwnClientId, connection.NoteOrderId, clock);
        _queries = new OrderQueries(connection, _cache, options, clock);
        _sweep = new OrderSweep(connection, _cache, _queries, clock);
        var sent = new SentOrders(_cache, OwnClientId, clock);
        foreach (var order in journal.Unfinished())
            sent.Restore(order);
        _cache.Journaled += journal.Note;
        _cache.Executed += journal.Note;
        _cache.CommissionReported += NoteCommission;
        var messages = new OrderMessages(_cache, clock);
        _link = new LinkCheck(connection, messages, options, clock);
        var confirmation = new OrderConfirmation(_cache, options, clock);
        _reconciliation = new OrderReconciliation(
            connection, _cache, _queries, new OrderDoubts(_cache, OwnClientId, options, clock), options, clock,
            loggers.CreateLogger<OrderReconciliation>());
        _submission = new OrderSubmission(
            connection, new OrderSender(connection, _cache, sent, _sendGate, journal, clock), _reconciliation, _link, confirmation, options, clock,
            loggers.CreateLogger<OrderSubmission>());
        _corrections = new OrderCorrections(connection, _cache, _link, _sendGate, _reconciliation, confirmation, clock);
        _listening = connection.Listen(messages);
        _connection.StatusChanged += NoteUsedIds;
        NoteUsedIds(connection.Status);

        int OwnClientId() => connection.Status.Endpoint.ClientId;
    }

    /// <summary>Raised with the new entry after every change of an order, on the read loop; must not block or throw.</summary>
    public event Action<OrderEntry>? OrderChanged
    {
        add => _cache.OrderChanged += value;
        remove => _cache.OrderChanged -= value;
    }

    /// <summary>Raised with every new fill, once, on the read loop; must not block or throw. Its commission may still be missing.</summary>
    public event Action<ExecutionEntry>? Executed
    {
        add => _cache.Executed += value;
        remove => _cache.Executed -= value;
    }

    /// <summary>Raised when one key stands for several live orders at IB; must not block or throw.</summary>
    public event Action<DoubledKey>? KeyDoubled
    {
        add => _reconciliation.KeyDoubled += value;
        remove => _reconciliation.KeyDoubled -= value;
    }

    /// <summary>Checks that orders can be sent now: not halted, and TWS answers within a second.</summary>
    /// <exception cref="TwsException">They cannot. Nothing was sent.</exception>
    public async Task RequireLinkAsync(CancellationToken cancellationToken = default)
    {
        _sendGate.RequireOpen();
        await _link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes, never faulted, when the orders that TWS has have been read completely since the link was last restored.</summary>
    public Task Reconciled => _reconciliation.Read;

    /// <summary>Places an order under a new id and waits for TWS to confirm it.</summary>
    /// <param name="contract">What to trade: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="order">Its ids are ignored; its <c>OrderRef</c> is the caller's own key and is kept by IB.</param>
    /// <param name="wait">The longest to wait. A market order waits a moment beyond its acknowledgement, so that a fast fill is reported.</param>
    /// <param name="origin">Who asked for it, for the journal; null for nobody in particular.</param>
    /// <param name="cancellationToken">
    /// Before the order is sent: nothing is sent. After: <see cref="OperationCanceledException"/>, and the order lives on.
    /// </param>
    /// <exception cref="TwsDisconnectedException">Nothing was sent.</exception>
    /// <exception cref="ArgumentException">A text that TWS does not accept; nothing was sent.</exception>
    /// <exception cref="JournalUnavailableException">The order cannot be recorded; nothing was sent.</exception>
    public Task<OrderResult> PlaceAsync(
        Contract contract, Order order, TimeSpan wait, OrderOrigin? origin = null, CancellationToken cancellationToken = default) =>
        _submission.PlaceAsync(contract, order, origin ?? OrderOrigin.None, wait, cancellationToken);

    /// <summary>Places a parent and its children as one: they reach TWS together, and work only when the last of them arrived.</summary>
    /// <param name="contract">What to trade.</param>
    /// <param name="parent">The entry order. <c>Transmit</c> and the ids of all orders are set here.</param>
    /// <param name="children">At least one: a profit taker, a stop, or both; each waits for the parent's fill.</param>
    /// <param name="wait">The longest wait for the confirmation of all of them.</param>
    /// <param name="origin">As for <see cref="PlaceAsync"/>.</param>
    /// <param name="cancellationToken">As for <see cref="PlaceAsync"/>.</param>
    /// <returns>One result an order, the parent's first.</returns>
    /// <exception cref="TwsDisconnectedException">Nothing was sent.</exception>
    public Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        Contract contract, Order parent, IReadOnlyList<Order> children, TimeSpan wait, OrderOrigin? origin = null,
        CancellationToken cancellationToken = default) =>
        _submission.PlaceBracketAsync(contract, parent, children, origin ?? OrderOrigin.None, wait, cancellationToken);

    /// <summary>What an order would cost: margin and commission. Nothing is placed.</summary>
    /// <exception cref="TwsRequestException">TWS would reject the order: its code and text.</exception>
    public Task<WhatIfAnswer> WhatIfAsync(Contract contract, Order order, CancellationToken cancellationToken = default) =>
        _submission.WhatIfAsync(contract, order, cancellationToken);

    /// <summary>The working order that <see cref="ModifyAsync"/> would pass to its change function now.</summary>
    /// <exception cref="TwsRefusedException">As there.</exception>
    public Order BaseOfChange(int orderId) => _corrections.BaseOfChange(orderId);

    /// <summary>Changes a working order, or one that TWS keeps untransmitted: the same order with some fields changed, under the same id.</summary>
    /// <param name="orderId">An order of this client id, acknowledged and still working.</param>
    /// <param name="change">
    /// Runs when it is this change's turn: one change at a time works on an order. Gets the order as it works then and gives it back changed
    /// (<c>with</c>). Its ids, its account and whether it is transmitted stay as they are, except that a parent that is done is left out, and
    /// change may leave it out (0).
    /// </param>
    /// <param name="wait">The longest wait for TWS's confirmation.</param>
    /// <returns>Confirmed: the change works (or the order filled). Rejected: the order works on unchanged. Unknown: either.</returns>
    /// <exception cref="TwsRefusedException">The order is not known, not this client's, not acknowledged yet, or done; nothing was sent.</exception>
    public Task<OrderResult> ModifyAsync(
        int orderId, Func<Order, CancellationToken, ValueTask<Order>> change, TimeSpan wait, CancellationToken cancellationToken = default) =>
        _corrections.ModifyAsync(orderId, change, wait, cancellationToken);

    /// <inheritdoc cref="ModifyAsync(int, Func{Order, CancellationToken, ValueTask{Order}}, TimeSpan, CancellationToken)"/>
    public Task<OrderResult> ModifyAsync(int orderId, Func<Order, Order> change, TimeSpan wait, CancellationToken cancellationToken = default) =>
        ModifyAsync(orderId, (order, _) => ValueTask.FromResult(change(order)), wait, cancellationToken);

    /// <summary>Asks TWS to cancel an order and waits for the final status.</summary>
    /// <exception cref="TwsRefusedException">The order belongs to another client id; nothing was sent.</exception>
    public Task<CancelResult> CancelAsync(int orderId, TimeSpan wait, CancellationToken cancellationToken = default) =>
        _corrections.CancelAsync(orderId, wait, cancellationToken);

    /// <summary>Cancels an order that was found before; says the end of one that is done, and sends nothing then.</summary>
    /// <exception cref="TwsRefusedException">As above, or the order was made in TWS by hand; nothing was sent.</exception>
    public Task<CancelResult> CancelAsync(OrderEntry order, TimeSpan wait, CancellationToken cancellationToken = default) =>
        _corrections.CancelAsync(order, wait, cancellationToken);

    /// <summary>
    /// Asks TWS to cancel every order of every client and of TWS itself (reqGlobalCancel). The end of each order is reported separately.
    /// </summary>
    /// <exception cref="TwsDisconnectedException">Nothing was sent.</exception>
    public Task CancelEverythingAsync(CancellationToken cancellationToken = default) => _corrections.CancelEverythingAsync(cancellationToken);

    /// <summary>
    /// One round of cancelling all that is open: cancels what is known at once, asks TWS for what is open (at most 2 s), and cancels what that shows.
    /// Repeat it until a complete list is empty; a cancel is sent again after 3 s. For one caller at a time.
    /// </summary>
    /// <param name="allClients">Also orders of other clients and of TWS itself (reqGlobalCancel).</param>
    /// <param name="mayCancelAll">
    /// Uses reqGlobalCancel also where TWS does not list what is open, and for many orders where no other client has any.
    /// </param>
    /// <param name="cancellationToken">Ends the round.</param>
    /// <exception cref="TwsDisconnectedException">There is no session, or it has ended.</exception>
    public Task<SweepResult> SweepAsync(bool allClients, bool mayCancelAll, CancellationToken cancellationToken = default) =>
        _sweep.RunAsync(allClients, mayCancelAll, cancellationToken);

    /// <summary>Orders of this client id that have not ended, as far as is known, without a request to TWS.</summary>
    public IReadOnlyList<OrderEntry> UnfinishedOrders() => _cache.Unfinished();

    /// <summary>Orders that work now (reqOpenOrders, or reqAllOpenOrders for those of every client and of TWS itself).</summary>
    public Task<Snapshot<OrderEntry>> OpenOrdersAsync(bool allClients = true, CancellationToken cancellationToken = default) =>
        _queries.OpenAsync(allClients, cancellationToken);

    /// <summary>Orders of this client id that TWS does not list: those that wait there untransmitted, and those that it has not reported.</summary>
    public IReadOnlyList<OrderEntry> UnlistedOrders() => _cache.Unlisted();

    /// <summary>Orders of the day that are done (reqCompletedOrders).</summary>
    /// <param name="apiOnly">True to leave out those that were made in TWS by hand.</param>
    public Task<Snapshot<OrderEntry>> CompletedOrdersAsync(bool apiOnly = false, CancellationToken cancellationToken = default) =>
        _queries.CompletedAsync(apiOnly, cancellationToken);

    /// <summary>Fills of the day, or of up to seven days where TWS keeps them (reqExecutions).</summary>
    /// <param name="filter">What to leave out; an empty filter gives everything.</param>
    public Task<Snapshot<ExecutionEntry>> ExecutionsAsync(ExecutionFilter filter, CancellationToken cancellationToken = default) =>
        _queries.ExecutionsAsync(filter, cancellationToken);

    /// <inheritdoc cref="FindByRefsAsync"/>
    public async Task<OrderEntry?> FindByRefAsync(string orderRef, CancellationToken cancellationToken = default) =>
        (await FindByRefsAsync([orderRef], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>
    /// As FindByRef, including orders of other gateways and of earlier runs that the journal lacks: where no order is known under a key, every list
    /// of TWS is read anew, once for all keys.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read, so it is unknown whether there is such an order.</exception>
    /// <exception cref="TwsTimeoutException">They could not be read in time, so it is unknown whether there is such an order.</exception>
    public async Task<IReadOnlyList<OrderEntry?>> FindByRefsAsync(IReadOnlyList<string> orderRefs, CancellationToken cancellationToken = default)
    {
        List<OrderEntry?> known = [.. orderRefs.Select(Known)];
        if (known.Contains(null)
            && !await _reconciliation.TryReadAnewAsync(new Deadline(_clock, _options.Deadline), cancellationToken).ConfigureAwait(false))
            throw new TwsTimeoutException("the orders of the day", _options.Deadline);
        return [.. known.Zip(orderRefs, (order, orderRef) => order ?? _cache.FindByRef(orderRef))];
    }

    /// <summary>Reads every list of TWS anew, so that what is unknown of an order is settled as far as TWS can settle it.</summary>
    public Task ReconcileAsync(CancellationToken cancellationToken = default) => _reconciliation.NextAsync().WaitAsync(cancellationToken);

    /// <summary>
    /// Stops every new order and every change, for all callers, until <see cref="Resume"/>. Those that wait are refused at once, and when this has
    /// completed, within 200 ms, no frame of an order leaves the gateway any more. Cancels and previews are still sent.
    /// </summary>
    /// <param name="reason">The reason that callers get.</param>
    public Task HaltAsync(string reason)
    {
        _sendGate.Close(reason);
        // The session that orders were sent on: also one that is just ending may still have bytes to lose.
        return _link.LastReady?.HaltAsync(reason) ?? Task.CompletedTask;
    }

    /// <summary>Allows orders again.</summary>
    public void Resume() => _sendGate.Open();

    /// <summary>The cached order of this client id, without a request to TWS; null when there is none.</summary>
    public OrderEntry? Find(int orderId) => _cache.Find(orderId);

    /// <summary>The cached order with IB's permanent id, without a request to TWS.</summary>
    public OrderEntry? FindByPermId(long permId) => _cache.FindByPermId(permId);

    /// <summary>The latest order with this <c>OrderRef</c>, of the cache or the journal; null also where the journal cannot be read.</summary>
    public OrderEntry? FindByRef(string orderRef)
    {
        try
        {
            return Known(orderRef);
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Who asked for the order with this key; null when the journal does not have it.</summary>
    public OrderOrigin? OriginOf(string orderRef) => _journal.Find(orderRef)?.Origin;

    public async ValueTask DisposeAsync()
    {
        await _reconciliation.DisposeAsync().ConfigureAwait(false);
        _listening.Dispose();
        _connection.StatusChanged -= NoteUsedIds;
        _cache.Journaled -= _journal.Note;
        _cache.Executed -= _journal.Note;
        _cache.CommissionReported -= NoteCommission;
    }

    /// <summary>An id that an earlier run used is not used again, even where TWS's own counter has fallen back.</summary>
    private void NoteUsedIds(ConnectionStatus status)
    {
        if (status.State == ConnectionState.Connected && _journal.HighestOrderId(status.Endpoint.ClientId) is > 0 and var highest)
            _connection.NoteOrderId(highest);
    }

    /// <summary>An order that the gateway denied was never sent: its key is free.</summary>
    private OrderEntry? Known(string orderRef) => orderRef.Length == 0 ? null
        : _cache.FindByRef(orderRef) ?? (_journal.Find(orderRef) is { Phase: not OrderPhase.Denied } kept ? kept.Entry : null);

    private void NoteCommission(ExecutionEntry? fill)
    {
        if (fill is not null)
            _journal.Note(fill);
    }

    /// <summary>For <see cref="Options.OptionsApi.ExerciseAsync"/>.</summary>
    internal Task<OrderResult> ExerciseAsync(Contract option, OptionExercise exercise, TimeSpan wait, CancellationToken cancellationToken) =>
        _submission.ExerciseAsync(option, exercise, wait, cancellationToken);
}
