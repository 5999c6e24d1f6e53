using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Session;
using Gateway.Tws.Transport;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

/// <summary>The connection that outlives its sessions. One for the whole process; disposing it disconnects.</summary>
public sealed class TwsSupervisor : ITwsConnection, IAsyncDisposable
{
    private const string ClosedOnRequest = "The connection was closed on request.";

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SessionConnector _connector;
    private readonly ReceiverSet _listeners;
    private readonly ConnectionStateMachine _board;
    private readonly SubscriptionReplay _streams;
    private readonly SessionRestore _care;
    private readonly ConnectionNotices _notices;
    private readonly OrderIds _orderIds = new();
    private readonly SemaphoreSlim _switching = new(1);
    private volatile ReconnectLoop? _run;

    /// <param name="transport">Null for TCP.</param>
    public TwsSupervisor(TwsSessionOptions options, TimeProvider time, ILogger<TwsSupervisor> logger, ITwsTransport? transport = null)
    {
        _time = time;
        _logger = logger;
        _connector = new SessionConnector(transport ?? new TcpTransport(), options, time, logger);
        _listeners = new ReceiverSet(new ReceiverCalls(logger));
        _board = new ConnectionStateMachine(time, logger);
        _streams = new SubscriptionReplay(time, logger);
        _care = new SessionRestore(_streams, time);
        _notices = new ConnectionNotices(_board, _streams, _orderIds, time, logger);
        _listeners.Add(_notices);
    }

    public event Action<ConnectionStatus>? StatusChanged
    {
        add => _board.Changed += value;
        remove => _board.Changed -= value;
    }

    public ConnectionStatus Status => _board.Status;

    public ITwsSession Session => _run?.Session ?? throw new TwsDisconnectedException(Status.Reason ?? "The session has just ended.");

    public async Task<ITwsSession> ConnectAsync(TwsEndpoint endpoint, CancellationToken cancellationToken)
    {
        Task<ITwsSession> outcome;
        await _switching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_run is { } present && present.Endpoint == endpoint)
            {
                outcome = present.Outcome.Task;
            }
            else
            {
                await StopAsync($"The gateway was told to connect to {endpoint} instead.").ConfigureAwait(false);
                ReconnectLoop run = NewRun(endpoint);
                // Taken before the start, so that it is the outcome of the first try however fast that fails.
                outcome = run.Outcome.Task;
                _run = run;
                run.Start();
            }
        }
        finally
        {
            _switching.Release();
        }
        return await outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task DisconnectAsync()
    {
        await _switching.WaitAsync().ConfigureAwait(false);
        try
        {
            await StopAsync(ClosedOnRequest).ConfigureAwait(false);
        }
        finally
        {
            _switching.Release();
        }
    }

    public IDisposable Open(ITwsStream stream) => _streams.Open(stream);

    public void Restart(ITwsStream stream, string? gap) => _streams.Restart(stream, gap);

    public IDisposable Listen(IMessageReceiver receiver) => _listeners.Add(receiver);

    public async ValueTask SetMarketDataTypeAsync(int type, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined((MarketDataType)type))
            throw new ArgumentOutOfRangeException(nameof(type), type, "The market data type is 1 (live), 2 (frozen), 3 (delayed) or 4 (delayed-frozen).");
        _care.SetMarketDataType((MarketDataType)type);
        // Kept first, sent second: a session that begins in between sends it by itself.
        if (_run?.Session is { } session)
            await session.SendAsync(new ReqMarketDataTypeRequest((MarketDataType)type), cancellationToken).ConfigureAwait(false);
    }

    public int NextOrderId() => _orderIds.Next();

    public void NoteOrderId(int orderId) => _orderIds.Note(orderId);

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync().ConfigureAwait(false);
        _notices.Dispose();
        _switching.Dispose();
    }

    private ReconnectLoop NewRun(TwsEndpoint endpoint) => new(
        endpoint,
        token => _connector.ConnectAsync(endpoint.Host, endpoint.Port, endpoint.ClientId, _listeners, token),
        _care,
        _board,
        _time,
        _logger);

    private async Task StopAsync(string reason)
    {
        if (_run is not { } run)
            return;
        _run = null;
        await run.StopAsync(reason).ConfigureAwait(false);
        run.Dispose();
        _board.Closed(reason);
    }
}
