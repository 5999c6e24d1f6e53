using System.Buffers;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api.Orders;

/// <inheritdoc cref="IOrdersApi"/>
internal sealed partial class OrdersApi : IOrdersApi, IAsyncDisposable
{
    private readonly ITwsConnection _connection;
    private readonly TwsApiOptions _options;
    private readonly TimeProvider _clock;
    private readonly OrderCache _book;
    private readonly OrderQueries _queries;
    private readonly OrderRecovery _recovery;
    private readonly LinkCheck _link;
    private readonly IDisposable _listening;

    private readonly OrderSendGate _turn = new();

    public OrdersApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        _connection = connection;
        _options = options;
        _clock = clock;
        _book = new OrderCache(() => connection.Status.Endpoint.ClientId, connection.NoteOrderId, clock);
        _queries = new OrderQueries(connection, _book, options, clock);
        _link = new LinkCheck(connection, _book, options, clock);
        _listening = connection.Listen(_book);
        _recovery = new OrderRecovery(connection, _book, _queries, options, clock, loggers.CreateLogger<OrderRecovery>());
    }

    public event Action<OrderEntry>? OrderChanged
    {
        add => _book.OrderChanged += value;
        remove => _book.OrderChanged -= value;
    }

    public event Action<ExecutionEntry>? Executed
    {
        add => _book.Executed += value;
        remove => _book.Executed -= value;
    }

    public async Task<OrderResult> PlaceAsync(Contract contract, Order order, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(_clock, wait);
        var session = await _link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        OrderWatch watch;
        using (await _turn.TakeAsync(cancellationToken).ConfigureAwait(false))
            watch = await SendAsync(session, _connection.NextOrderId(), contract, order with { WhatIf = false }, cancellationToken).ConfigureAwait(false);
        using (watch)
            return await AwaitAsync(watch, view => OrderOutcomeRules.OnPlaced(view, order), deadline, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<OrderResult>> PlaceBracketAsync(
        Contract contract, Order parent, IReadOnlyList<Order> children, TimeSpan wait, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(children.Count, nameof(children));
        var deadline = new Deadline(_clock, wait);
        var session = await _link.ReadyAsync(needsServers: true, cancellationToken).ConfigureAwait(false);
        Order[] orders = [parent, .. children];
        List<OrderWatch> watches = [];
        try
        {
            using (await _turn.TakeAsync(cancellationToken).ConfigureAwait(false))
                await SendAllAsync(session, contract, orders, watches).ConfigureAwait(false);
            List<OrderResult> results = [];
            for (var i = 0; i < watches.Count; i++)
            {
                var order = orders[i];
                results.Add(await AwaitAsync(
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

    public Task<Snapshot<OrderEntry>> OpenOrdersAsync(bool allClients, CancellationToken cancellationToken) =>
        _queries.OpenAsync(allClients, cancellationToken);

    public Task<Snapshot<OrderEntry>> CompletedOrdersAsync(bool apiOnly, CancellationToken cancellationToken) =>
        _queries.CompletedAsync(apiOnly, cancellationToken);

    public Task<Snapshot<ExecutionEntry>> ExecutionsAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        _queries.ExecutionsAsync(filter, cancellationToken);

    public async Task<OrderEntry?> FindByRefAsync(string orderRef, CancellationToken cancellationToken)
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

    public Task HaltAsync(string reason) => _turn.HaltAsync(reason);

    public void Resume() => _turn.Resume();

    public OrderEntry? Find(int orderId) => _book.Find(orderId);

    public OrderEntry? FindByPermId(long permId) => _book.FindByPermId(permId);

    public OrderEntry? FindByRef(string orderRef) => orderRef.Length == 0 ? null : _book.FindByRef(orderRef);

    public async ValueTask DisposeAsync()
    {
        await _recovery.DisposeAsync().ConfigureAwait(false);
        _listening.Dispose();
        _turn.Dispose();
    }

    /// <summary>Puts a parent and its children on the wire; stops where the session ends. The parent works only once the last child is there.</summary>
    private async Task SendAllAsync(ITwsSession session, Contract contract, Order[] orders, List<OrderWatch> watches)
    {
        var scratch = new FieldWriter(new ArrayBufferWriter<byte>());
        foreach (var order in orders)
            new PlaceOrderRequest(0, contract, order).WriteTo(scratch, session.ServerVersion);
        var parentId = _connection.NextOrderId();
        for (var i = 0; i < orders.Length; i++)
        {
            var order = orders[i] with { WhatIf = false, Transmit = true, ParentId = i == 0 ? 0 : parentId };
            try
            {
                var id = i == 0 ? parentId : _connection.NextOrderId();
                watches.Add(await SendAsync(session, id, contract, order, CancellationToken.None, more: i < orders.Length - 1).ConfigureAwait(false));
            }
            catch (TwsDisconnectedException) when (i > 0)
            {
                // What went out already is told as unknown, the rest as never sent.
                return;
            }
        }
    }

    /// <summary>Puts one new order on the wire. An exception means that it did not go out.</summary>
    /// <param name="more">TWS is to keep it until the last of its family has come.</param>
    private async Task<OrderWatch> SendAsync(ITwsSession session, int id, Contract contract, Order order, CancellationToken cancellationToken, bool more = false)
    {
        order = order with { OrderId = id, ClientId = _connection.Status.Endpoint.ClientId, PermId = 0 };
        _book.Send(id, contract, order);
        var watch = _book.Watch(id);
        try
        {
            await session.SendAsync(new PlaceOrderRequest(id, contract, more ? order with { Transmit = false } : order), cancellationToken).ConfigureAwait(false);
            return watch;
        }
        catch (Exception exception)
        {
            watch.Dispose();
            _book.Unsend(id);
            if (exception is TwsDisconnectedException reason)
                throw LinkCheck.NotSent(reason.Message, reason);
            throw;
        }
    }

    private static OrderResult NeverSent() => new(
        OrderOutcome.Rejected, OrderId: 0, PermId: null, "", Filled: null, Remaining: null, AvgFillPrice: null,
        new OrderReason(null, "The connection to TWS ended before this order was sent; it was not sent."), []);
}
