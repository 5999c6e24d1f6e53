using Gateway.Tws.Requests;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Support;

/// <summary>A connection whose sessions a test makes and ends.</summary>
internal sealed class ScriptedTwsConnection : ITwsConnection
{
    private readonly TimeProvider _clock;
    private readonly List<IMessageReceiver> _listeners = [];
    private readonly Dictionary<ITwsStream, int> _streams = [];
    private ScriptedTwsSession? _session;
    private int _orderId = 100;

    public ScriptedTwsConnection(TimeProvider clock)
    {
        _clock = clock;
        Status = StatusOf(ConnectionState.Disconnected);
    }

    public ConnectionStatus Status { get; private set; }

    public event Action<ConnectionStatus>? StatusChanged;

    public ITwsSession Session => _session ?? throw new TwsDisconnectedException("There is no session.");

    /// <summary>Streams that are open now.</summary>
    public int OpenStreams => _streams.Count;

    /// <summary>The request id of the one open stream.</summary>
    public int StreamId => _streams.Values.Single();

    public ScriptedTwsSession Connect(ScriptedTwsSession session)
    {
        _session = session;
        foreach (var listener in _listeners)
            session.Listen(listener);
        foreach (var stream in _streams.Keys.ToList())
        {
            stream.Gap("reconnected", _clock.GetUtcNow(), _clock.GetUtcNow());
            Start(stream);
        }
        SetState(ConnectionState.Connected);
        return session;
    }

    public void Drop(string why = "cut")
    {
        var session = _session;
        _session = null;
        session?.End(why);
        SetState(ConnectionState.Connecting);
    }

    public void SetState(ConnectionState state)
    {
        Status = StatusOf(state);
        StatusChanged?.Invoke(Status);
    }

    public Task<ITwsSession> ConnectAsync(TwsEndpoint endpoint, CancellationToken cancellationToken) => Task.FromResult(Session);

    public Task DisconnectAsync() => Task.CompletedTask;

    public IDisposable Open(ITwsStream stream)
    {
        Start(stream);
        return new Closing(this, stream);
    }

    public void Restart(ITwsStream stream, string? gap)
    {
        if (!_streams.TryGetValue(stream, out var stale))
            return;
        if (gap is not null)
            stream.Gap(gap, _clock.GetUtcNow(), _clock.GetUtcNow());
        Send(stream.Stop(stale));
        Start(stream);
    }

    public IDisposable Listen(IMessageReceiver receiver)
    {
        _listeners.Add(receiver);
        return _session?.Listen(receiver) ?? new Closing(this, null);
    }

    public ValueTask SetMarketDataTypeAsync(int type, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public int NextOrderId() => ++_orderId;

    public void NoteOrderId(int orderId) => _orderId = Math.Max(_orderId, orderId);

    private void Start(ITwsStream stream)
    {
        var id = Session.NextRequestId();
        _streams[stream] = id;
        Session.Attach(id, stream);
        foreach (var request in stream.Begin(id))
            Send(request);
    }

    private void Send(ITwsRequest request) => _session!.SendAsync(request, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private ConnectionStatus StatusOf(ConnectionState state) => new(
        state, new TwsEndpoint("127.0.0.1", 1, 7), 200, ["DU1"], state == ConnectionState.Connected ? null : "not connected", _clock.GetUtcNow(), 0,
        new Dictionary<string, string>());

    private sealed class Closing(ScriptedTwsConnection connection, ITwsStream? stream) : IDisposable
    {
        public void Dispose()
        {
            if (stream is null || !connection._streams.Remove(stream, out var id))
                return;
            connection._session?.SendAsync(stream.Stop(id), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
    }
}
