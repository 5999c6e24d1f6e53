using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Session;
using Gateway.Tws.Transport;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

/// <summary>The connection to TWS across sessions. One for the whole process; disposing it disconnects.</summary>
public sealed class TwsSupervisor : ITwsConnection, IAsyncDisposable
{
    private const string ClosedOnRequest = "The connection was closed on request.";

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SessionConnector _connector;
    private readonly ReceiverSet _listeners;
    private readonly ConnectionStateMachine _state;
    private readonly SubscriptionReplay _streams;
    private readonly SessionRestore _restore;
    private readonly ConnectionNotices _notices;
    private readonly OrderIds _orderIds = new();
    private readonly SemaphoreSlim _switching = new(1);
    private volatile ReconnectLoop? _loop;

    /// <param name="transport">Null for TCP.</param>
    public TwsSupervisor(TwsSessionOptions options, TimeProvider time, ILogger<TwsSupervisor> logger, ITwsTransport? transport = null)
    {
        _time = time;
        _logger = logger;
        _connector = new SessionConnector(transport ?? new TcpTransport(), options, time, logger);
        _listeners = new ReceiverSet(new ReceiverCalls(logger));
        _state = new ConnectionStateMachine(time, logger);
        _streams = new SubscriptionReplay(time, logger);
        _restore = new SessionRestore(_streams, time);
        _notices = new ConnectionNotices(_state, _streams, _orderIds, time, logger);
        _listeners.Add(_notices);
    }

    public event Action<ConnectionStatus>? StatusChanged
    {
        add => _state.Changed += value;
        remove => _state.Changed -= value;
    }

    public ConnectionStatus Status => _state.Status;

    public ITwsSession Session => _loop?.Session ?? throw (Status is { State: ConnectionState.Disconnected } status
        ? new TwsDisconnectedException(status.Reason ?? ClosedOnRequest) { Reconnects = false }
        : new TwsDisconnectedException(Status.Reason ?? "The session has just ended."));

    public async Task<ITwsSession> ConnectAsync(TwsEndpoint endpoint, CancellationToken cancellationToken)
    {
        Task<ITwsSession> outcome;
        await _switching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_loop is { } present && present.Endpoint == endpoint)
            {
                outcome = present.Outcome.Task;
            }
            else
            {
                await StopAsync($"A connection to {endpoint} was requested instead.").ConfigureAwait(false);
                ReconnectLoop loop = NewLoop(endpoint);
                // Taken before the start, so that it is the outcome of the first attempt even if that fails at once.
                outcome = loop.Outcome.Task;
                _loop = loop;
                loop.Start();
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
            throw new ArgumentOutOfRangeException(
                nameof(type), type, "The market data type is 1 (live), 2 (frozen), 3 (delayed) or 4 (delayed-frozen).");
        _restore.SetMarketDataType((MarketDataType)type);
        // Stored before it is sent: a session that begins in between sends it by itself.
        if (_loop?.Session is { } session)
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

    private ReconnectLoop NewLoop(TwsEndpoint endpoint) => new(
        endpoint,
        token => _connector.ConnectAsync(endpoint.Host, endpoint.Port, endpoint.ClientId, _listeners, token),
        _restore,
        _state,
        _time,
        _logger);

    private async Task StopAsync(string reason)
    {
        if (_loop is not { } loop)
            return;
        _loop = null;
        await loop.StopAsync(reason).ConfigureAwait(false);
        loop.Dispose();
        _state.Closed(reason);
    }
}
