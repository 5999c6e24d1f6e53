using Gateway.Tws.Model;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api.Orders;

/// <summary>Reads orders and fills again whenever the link to IB is restored, and so resolves orders whose fate was unknown.</summary>
internal sealed partial class OrderRecovery : IAsyncDisposable
{
    private const int Attempts = 3;

    private readonly ITwsConnection _connection;
    private readonly OrderCache _cache;
    private readonly OrderQueries _queries;
    private readonly TwsApiOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncSignal _connected = new();
    private readonly Task _loop;
    private volatile ConnectionState _state;
    private volatile TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OrderRecovery(ITwsConnection connection, OrderCache cache, OrderQueries queries, TwsApiOptions options, TimeProvider clock, ILogger logger)
    {
        _connection = connection;
        _cache = cache;
        _queries = queries;
        _options = options;
        _clock = clock;
        _logger = logger;
        connection.StatusChanged += OnStatusChanged;
        OnStatusChanged(connection.Status);
        _loop = LoopAsync();
    }

    /// <summary>Completes, never faulted, when orders and fills have been read since the link was last restored.</summary>
    public Task Reading => _reading.Task;

    public async ValueTask DisposeAsync()
    {
        _connection.StatusChanged -= OnStatusChanged;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void OnStatusChanged(ConnectionStatus status)
    {
        if (status.State == ConnectionState.Connected && _state != ConnectionState.Connected)
        {
            if (_reading.Task.IsCompleted)
                _reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _connected.Set();
        }
        _state = status.State;
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                await _connected.WaitAsync(_stop.Token).ConfigureAwait(false);
                var attempts = Attempts;
                while (!await RecoverAsync().ConfigureAwait(false) && _state == ConnectionState.Connected && --attempts > 0)
                    if (await WaitAsync().ConfigureAwait(false))
                        attempts = Attempts;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    /// <summary>An order counts as never arrived only when two complete readings, some seconds apart, both lack it.</summary>
    /// <returns>False when a reading failed or was cut short.</returns>
    private async Task<bool> RecoverAsync()
    {
        try
        {
            if (!await ReadAsync().ConfigureAwait(false))
                return false;
            // Only an order with an OrderRef can be recognized among the completed orders.
            var missing = _cache.Unknown().Where(entry => entry.Order.OrderRef.Length > 0).ToList();
            if (missing.Count == 0)
                return true;
            if (await WaitAsync().ConfigureAwait(false))
            {
                // The connection has changed: start over on the new one.
                _connected.Set();
                return false;
            }
            if (!await ReadAsync().ConfigureAwait(false))
                return false;
            foreach (var entry in missing)
                _cache.MarkNotFound(entry.ClientId ?? 0, entry.OrderId);
            return true;
        }
        catch (TwsException error)
        {
            LogFailed(error.Message);
            return false;
        }
    }

    /// <summary>Waits before the next reading; true when the connection was restored again meanwhile.</summary>
    private ValueTask<bool> WaitAsync() => _connected.WaitAsync(_options.RecoveryRetry, _clock, _stop.Token);

    /// <summary>The cache takes the answers. False when a list was incomplete, so that a missing order proves nothing.</summary>
    private async Task<bool> ReadAsync()
    {
        var reading = _reading;
        var open = await _queries.OpenAsync(allClients: true, _stop.Token).ConfigureAwait(false);
        var executions = await _queries.ExecutionsAsync(new ExecutionFilter(), _stop.Token).ConfigureAwait(false);
        var completed = await _queries.CompletedAsync(apiOnly: false, _stop.Token).ConfigureAwait(false);
        var complete = open.Complete && executions.Complete && completed.Complete;
        if (complete)
        {
            LogRead(open.Items.Count, completed.Items.Count, executions.Items.Count);
            reading.TrySetResult();
        }
        else
        {
            LogIncomplete();
        }
        return complete;
    }

    [LoggerMessage(
        EventIds.OrdersRead, LogLevel.Information, "Read {Open} open orders, {Completed} completed orders and {Executions} executions.")]
    private partial void LogRead(int open, int completed, int executions);

    [LoggerMessage(EventIds.OrdersIncomplete, LogLevel.Warning, "TWS did not finish its list of orders; unknown outcomes stay unknown.")]
    private partial void LogIncomplete();

    [LoggerMessage(EventIds.OrdersUnread, LogLevel.Warning, "Orders could not be read after the connection came back: {Reason}")]
    private partial void LogFailed(string reason);
}
