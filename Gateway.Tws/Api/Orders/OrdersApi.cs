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
    private readonly TwsApiOptions _options;
    private readonly TimeProvider _clock;
    private readonly OrderCache _cache;
    private readonly OrderQueries _queries;
    private readonly OrderRecovery _recovery;
    private readonly OrderSubmission _submission;
    private readonly OrderCorrections _corrections;
    private readonly LinkCheck _link;
    private readonly IDisposable _listening;
    private readonly OrderSendGate _sendGate = new();

    public OrdersApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        _options = options;
        _clock = clock;
        _cache = new OrderCache(() => connection.Status.Endpoint.ClientId, connection.NoteOrderId, clock);
        _queries = new OrderQueries(connection, _cache, options, clock);
        var messages = new OrderMessages(_cache, clock);
        _link = new LinkCheck(connection, messages, options, clock);
        var confirmation = new OrderConfirmation(_cache, options, clock);
        _submission = new OrderSubmission(connection, _cache, _link, _sendGate, confirmation, options, clock);
        _corrections = new OrderCorrections(connection, _cache, _link, _sendGate, confirmation, clock);
        _listening = connection.Listen(messages);
        _recovery = new OrderRecovery(connection, _cache, _queries, options, clock, loggers.CreateLogger<OrderRecovery>());
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

    /// <summary>Places an order under a new id and waits for TWS to confirm it.</summary>
    /// <param name="contract">What to trade: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="order">Its ids are ignored; its <c>OrderRef</c> is the caller's own key and is kept by IB.</param>
    /// <param name="wait">The longest to wait. A market order waits a moment beyond its acknowledgement, so that a fast fill is reported.</param>
    /// <param name="cancellationToken">
    /// Before the order is sent: nothing is sent. After: <see cref="OperationCanceledException"/>, and the order lives on.
    /// </param>
    /// <exception cref="TwsDisconnectedException">Nothing was sent.</exception>
    /// <exception cref="ArgumentException">A text that TWS does not accept; nothing was sent.</exception>
    public Task<OrderResult> PlaceAsync(Contract contract, Order order, TimeSpan wait, CancellationToken cancellationToken = default) =>
        _submission.PlaceAsync(contract, order, wait, cancellationToken);

    /// <summary>Places a parent and its children as one: they reach TWS together, and work only when the last of them arrived.</summary>
    /// <param name="contract">What to trade.</param>
    /// <param name="parent">The entry order. <c>Transmit</c> and the ids of all orders are set here.</param>
    /// <param name="children">At least one: a profit taker, a stop, or both; each waits for the parent's fill.</param>
    /// <param name="wait">The longest wait for the confirmation of all of them.</param>
    /// <param name="cancellationToken">As for <see cref="PlaceAsync"/>.</param>
    /// <returns>One result an order, the parent's first.</returns>
    /// <exception cref="TwsDisconnectedException">Nothing was sent.</exception>
    public Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        Contract contract, Order parent, IReadOnlyList<Order> children, TimeSpan wait, CancellationToken cancellationToken = default) =>
        _submission.PlaceBracketAsync(contract, parent, children, wait, cancellationToken);

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
    /// Gets the order as it works now and gives it back changed (<c>with</c>). Its ids, its account and whether it is transmitted stay as they are,
    /// except that a parent that is done is left out, and that the change may leave it out (0).
    /// </param>
    /// <param name="wait">The longest wait for TWS's confirmation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Confirmed: the change works (or the order filled). Rejected: the order works on unchanged. Unknown: either.</returns>
    /// <exception cref="TwsRefusedException">The order is not known, not this client's, not acknowledged yet, or done; nothing was sent.</exception>
    public Task<OrderResult> ModifyAsync(int orderId, Func<Order, Order> change, TimeSpan wait, CancellationToken cancellationToken = default) =>
        _corrections.ModifyAsync(orderId, change, wait, cancellationToken);

    /// <summary>Asks TWS to cancel an order and waits for the final status.</summary>
    /// <exception cref="TwsRefusedException">The order belongs to another client id; nothing was sent.</exception>
    public Task<CancelResult> CancelAsync(int orderId, TimeSpan wait, CancellationToken cancellationToken = default) =>
        _corrections.CancelAsync(orderId, wait, cancellationToken);

    /// <summary>
    /// Asks TWS to cancel every order of every client and of TWS itself (reqGlobalCancel). The end of each order is reported separately.
    /// </summary>
    /// <exception cref="TwsDisconnectedException">Nothing was sent.</exception>
    public Task CancelEverythingAsync(CancellationToken cancellationToken = default) => _corrections.CancelEverythingAsync(cancellationToken);

    /// <summary>Orders that work now (reqOpenOrders, or reqAllOpenOrders for those of every client and of TWS itself).</summary>
    public Task<Snapshot<OrderEntry>> OpenOrdersAsync(bool allClients = true, CancellationToken cancellationToken = default) =>
        _queries.OpenAsync(allClients, cancellationToken);

    /// <summary>Orders of this client id that wait in TWS untransmitted, without a request to TWS, which does not list them.</summary>
    public IReadOnlyList<OrderEntry> HeldOrders() => _cache.Held();

    /// <summary>Orders of the day that are done (reqCompletedOrders).</summary>
    /// <param name="apiOnly">True to leave out those that were made in TWS by hand.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Snapshot<OrderEntry>> CompletedOrdersAsync(bool apiOnly = false, CancellationToken cancellationToken = default) =>
        _queries.CompletedAsync(apiOnly, cancellationToken);

    /// <summary>Fills of the day, or of up to seven days where TWS keeps them (reqExecutions).</summary>
    /// <param name="filter">What to leave out; an empty filter gives everything.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Snapshot<ExecutionEntry>> ExecutionsAsync(ExecutionFilter filter, CancellationToken cancellationToken = default) =>
        _queries.ExecutionsAsync(filter, cancellationToken);

    /// <summary>
    /// As FindByRef, including orders of earlier runs: waits until the orders of the day have been read since the link was last restored.
    /// </summary>
    /// <exception cref="TwsTimeoutException">They could not be read in time, so it is unknown whether there is such an order.</exception>
    public async Task<OrderEntry?> FindByRefAsync(string orderRef, CancellationToken cancellationToken = default)
    {
        if (FindByRef(orderRef) is { } known)
            return known;
        try
        {
            await _recovery.Reading.WaitAsync(_options.Deadline, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TwsTimeoutException("the orders of the day", _options.Deadline);
        }
        return FindByRef(orderRef);
    }

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

    /// <summary>The latest cached order with this <c>OrderRef</c>, without a request to TWS.</summary>
    public OrderEntry? FindByRef(string orderRef) => orderRef.Length == 0 ? null : _cache.FindByRef(orderRef);

    public async ValueTask DisposeAsync()
    {
        await _recovery.DisposeAsync().ConfigureAwait(false);
        _listening.Dispose();
        _sendGate.Dispose();
    }

    /// <summary>For <see cref="Options.OptionsApi.ExerciseAsync"/>.</summary>
    internal Task<OrderResult> ExerciseAsync(Contract option, OptionExercise exercise, TimeSpan wait, CancellationToken cancellationToken) =>
        _submission.ExerciseAsync(option, exercise, wait, cancellationToken);
}
