using Gateway.Tws.Model;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Api.Orders;

/// <summary>Reads orders and fills anew whenever the link to IB is back, and so settles the orders whose fate was unknown.</summary>
internal sealed partial class OrderRecovery : IAsyncDisposable
{
    private readonly ITwsConnection _connection;
    private readonly OrderBook _book;
    private readonly OrderQueries _queries;
    private readonly TwsApiOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncSignal _connected = new();
    private readonly Task _loop;
    private ConnectionState _state;

    public OrderRecovery(
        ITwsConnection connection, OrderBook book, OrderQueries queries, TwsApiOptions options, TimeProvider clock, ILogger logger)
    {
        _connection = connection;
        _book = book;
        _queries = queries;
        _options = options;
        _clock = clock;
        _logger = logger;
        connection.StatusChanged += OnStatusChanged;
        OnStatusChanged(connection.Status);
        _loop = LoopAsync();
    }

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
            _connected.Set();
        _state = status.State;
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                await _connected.WaitAsync(_stop.Token).ConfigureAwait(false);
                await RecoverAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    /// <summary>An order counts as never arrived only when two complete readings, some seconds apart, both lack it.</summary>
    private async Task RecoverAsync()
    {
        try
        {
            if (!await ReadAsync().ConfigureAwait(false))
                return;
            // Without a reference of its own an order that was completed meanwhile could not be recognized.
            var missing = _book.Unknown().Where(entry => entry.Order.OrderRef.Length > 0).ToList();
            if (missing.Count == 0)
                return;
            await Task.Delay(_options.RecoveryRetry, _clock, _stop.Token).ConfigureAwait(false);
            if (!await ReadAsync().ConfigureAwait(false))
                return;
            foreach (var entry in missing)
                _book.MarkNotFound(entry.ClientId ?? 0, entry.OrderId);
        }
        catch (TwsException error)
        {
            LogFailed(error.Message);
        }
    }

    /// <summary>The book takes what comes. False when a list was cut short, so that a missing order proves nothing.</summary>
    private async Task<bool> ReadAsync()
    {
        var open = await _queries.OpenAsync(allClients: true, _stop.Token).ConfigureAwait(false);
        var executions = await _queries.ExecutionsAsync(new ExecutionFilter(), _stop.Token).ConfigureAwait(false);
        var completed = await _queries.CompletedAsync(apiOnly: false, _stop.Token).ConfigureAwait(false);
        var complete = open.Complete && executions.Complete && completed.Complete;
        if (complete)
            LogRead(open.Items.Count, completed.Items.Count, executions.Items.Count);
        else
            LogIncomplete();
        return complete;
    }
}
