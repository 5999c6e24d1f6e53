using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Compares what the gateway believes of orders with what TWS says of them: whenever the link to IB is restored, within seconds while the fate of an
/// order is unknown, every minute, and on request. New orders wait for the first complete reading.
/// </summary>
internal sealed partial class OrderReconciliation : IAsyncDisposable
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    private readonly ITwsConnection _connection;
    private readonly OrderCache _cache;
    private readonly OrderQueries _queries;
    private readonly OrderDoubts _doubts;
    private readonly TwsApiOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncSignal _wake = new();
    private readonly Lock _lock = new();
    private readonly HashSet<string> _doubled = new(StringComparer.Ordinal);
    private readonly Task _loop;
    private volatile ConnectionState _state;
    private volatile TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<OrderSnapshot> _running = Task.FromResult(default(OrderSnapshot));
    private Task<OrderSnapshot>? _next;

    public OrderReconciliation(
        ITwsConnection connection, OrderCache cache, OrderQueries queries, OrderDoubts doubts, TwsApiOptions options, TimeProvider clock,
        ILogger logger)
    {
        _connection = connection;
        _cache = cache;
        _queries = queries;
        _doubts = doubts;
        _options = options;
        _clock = clock;
        _logger = logger;
        connection.StatusChanged += OnStatusChanged;
        cache.OrderChanged += OnOrderChanged;
        OnStatusChanged(connection.Status);
        _loop = LoopAsync();
    }

    /// <summary>Raised when one key stands for several live orders; must not block.</summary>
    public event Action<DoubledKey>? KeyDoubled;

    /// <summary>Completes, never faulted, when orders and fills have been read completely since the link was last restored.</summary>
    public Task Read => _read.Task;

    /// <summary>Waits for the first complete reading since the link was restored.</summary>
    /// <exception cref="TwsRefusedException">It is not there in time.</exception>
    public async Task RequireReadAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            await Read.WaitAsync(deadline.Remaining, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new OrdersUnreadException();
        }
    }

    /// <summary>Reads every list once more, after the first reading since the link was restored; false where that is not complete in time.</summary>
    public async Task<bool> TryReadAnewAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            await Read.WaitAsync(deadline.Remaining, _clock, cancellationToken).ConfigureAwait(false);
            return (await NextAsync().WaitAsync(deadline.Remaining, _clock, cancellationToken).ConfigureAwait(false)).Complete;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>A reading that begins after this call; callers who come together share one.</summary>
    /// <exception cref="TwsException">A list could not be read.</exception>
    public Task<OrderSnapshot> NextAsync()
    {
        lock (_lock)
        {
            if (_running.IsCompleted)
                return _running = ReadAsync();
            return _next ??= AfterAsync(_running);
        }
    }

    /// <summary>TWS has no order under this id: asks its lists once more, and believes it when they lack the order, too.</summary>
    public async Task ConfirmGoneAsync(int orderId, CancellationToken cancellationToken)
    {
        var reading = await NextAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (reading.Complete)
            _doubts.ConfirmGone(orderId, reading.Began);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.StatusChanged -= OnStatusChanged;
        _cache.OrderChanged -= OnOrderChanged;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void OnStatusChanged(ConnectionStatus status)
    {
        if (status.State == ConnectionState.Connected && _state != ConnectionState.Connected)
        {
            if (_read.Task.IsCompleted)
                _read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _wake.Set();
        }
        _state = status.State;
    }

    private void OnOrderChanged(OrderEntry entry)
    {
        if (entry.Knowledge == OrderKnowledge.Unknown)
            _wake.Set();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                if (await _wake.WaitAsync(_doubts.HasAny() || !Read.IsCompleted ? _options.RecoveryRetry : Usual, _clock, _stop.Token)
                        .ConfigureAwait(false)
                    && Read.IsCompleted && _state == ConnectionState.Connected)
                {
                    // An order has just become unknown: TWS may report it by itself within a moment.
                    await _wake.WaitAsync(First, _clock, _stop.Token).ConfigureAwait(false);
                }
                if (_state == ConnectionState.Connected)
                    await TryReadAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private async Task TryReadAsync()
    {
        try
        {
            if ((await NextAsync().WaitAsync(_stop.Token).ConfigureAwait(false)).Complete)
                await CancelCutAsync().ConfigureAwait(false);
        }
        catch (TwsException error)
        {
            LogFailed(error.Message);
        }
    }

    private async Task<OrderSnapshot> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_lock)
            (_running, _next) = (_next!, null);
        return await ReadAsync().ConfigureAwait(false);
    }

    /// <summary>The cache takes the answers. A list that is not complete proves nothing about an order that it lacks.</summary>
    private async Task<OrderSnapshot> ReadAsync()
    {
        var (read, began) = (_read, _cache.Events);
        var open = await _queries.OpenAsync(allClients: true, _stop.Token).ConfigureAwait(false);
        var executions = await _queries.ReadExecutionsAsync(new ExecutionFilter(), _stop.Token).ConfigureAwait(false);
        var completed = await _queries.CompletedAsync(apiOnly: false, _stop.Token).ConfigureAwait(false);
        if (!open.Complete || !executions.Complete || !completed.Complete)
        {
            LogIncomplete();
            return new OrderSnapshot(Complete: false, began);
        }
        _doubts.Compare(began);
        TellOfDoubled();
        if (read.TrySetResult())
            LogRead(open.Items.Count, completed.Items.Count, executions.Items.Count);
        return new OrderSnapshot(Complete: true, began);
    }

    /// <summary>Cancels what is left at TWS of brackets that were cut on their way; they must never be transmitted by a later order.</summary>
    private async Task CancelCutAsync()
    {
        foreach (var entry in _doubts.Cut())
        {
            LogCut(entry.OrderId, entry.Order.OrderRef);
            using var watch = _cache.Watch(entry.OrderId);
            await LinkCheck.WriteAsync(_connection.Session, [new CancelOrderRequest(entry.OrderId)], gate: null, _stop.Token).ConfigureAwait(false);
            var deadline = new Deadline(_clock, _options.RecoveryRetry);
            while (true)
            {
                var view = watch.Look();
                if (view.Entry is { IsDone: true } || view.Lost is not null)
                    break;
                if (view.Error is not null)
                {
                    _doubts.ConfirmGone(entry.OrderId, _cache.Events);
                    break;
                }
                if (!await watch.Signal.WaitAsync(deadline.Remaining, _clock, _stop.Token).ConfigureAwait(false))
                    break;
            }
        }
    }

    private void TellOfDoubled()
    {
        foreach (var key in _doubts.Doubled())
        {
            if (!_doubled.Add(key.OrderRef))
                continue;
            LogDoubled(key.OrderRef, string.Join(", ", key.PermIds));
            KeyDoubled?.Invoke(key);
        }
    }

    [LoggerMessage(
        EventIds.OrdersRead, LogLevel.Information, "Read {Open} open orders, {Completed} completed orders and {Executions} executions.")]
    private partial void LogRead(int open, int completed, int executions);

    [LoggerMessage(EventIds.OrdersIncomplete, LogLevel.Warning, "TWS did not finish its list of orders; unknown outcomes stay unknown.")]
    private partial void LogIncomplete();

    [LoggerMessage(EventIds.OrdersUnread, LogLevel.Warning, "The orders at TWS could not be read: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(
        EventIds.BracketCut, LogLevel.Warning, "The bracket of order {OrderId} ({OrderRef}) was cut on its way: what arrived of it is cancelled.")]
    private partial void LogCut(int orderId, string orderRef);

    [LoggerMessage(
        EventIds.KeyDoubled, LogLevel.Critical,
        "duplicate_live: key {OrderRef} stands for several live orders at IB, permIds {PermIds}. Cancel one.")]
    private partial void LogDoubled(string orderRef, string permIds);
}

/// <summary>A reading of the open and completed orders and the executions.</summary>
/// <param name="Complete">Every list came to its end.</param>
/// <param name="Began">The number of events when it began.</param>
internal readonly record struct OrderSnapshot(bool Complete, long Began);
