using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Support;

/// <summary>A connection whose status a test sets by hand; it has no session.</summary>
internal sealed class FakeTwsConnection : ITwsConnection
{
    public static readonly DateTimeOffset Since = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly IDisposable NoListening = new CancellationTokenSource();

    private Action<ConnectionStatus>? _listeners;
    private TaskCompletionSource _listened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public event Action<ConnectionStatus>? StatusChanged
    {
        add
        {
            _listeners += value;
            _listened.TrySetResult();
        }
        remove => _listeners -= value;
    }

    public ConnectionStatus Status { get; private set; } =
        new(ConnectionState.Disconnected, new TwsEndpoint("127.0.0.1", 7497, 1), null, [], null, Since, 0, new Dictionary<string, string>());

    public ITwsSession Session => throw new TwsDisconnectedException(Status.Reason ?? "There is no session.");

    public void Set(ConnectionState state, string? reason = null, params IReadOnlyList<string> accounts)
    {
        Status = Status with { State = state, Reason = reason, Accounts = accounts };
        _listeners?.Invoke(Status);
    }

    /// <summary>Completes when one more begins to listen to the status.</summary>
    public Task NextListener() => (_listened = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public Task<ITwsSession> ConnectAsync(TwsEndpoint endpoint, CancellationToken cancellationToken) => Task.FromResult(Session);

    public Task DisconnectAsync() => Task.CompletedTask;

    public IDisposable Open(ITwsStream stream) => throw new NotSupportedException();

    public void Restart(ITwsStream stream, string? gap) => throw new NotSupportedException();

    public ValueTask SetMarketDataTypeAsync(int type, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public IDisposable Listen(IMessageReceiver receiver) => NoListening;

    public int NextOrderId() => 1;

    public void NoteOrderId(int orderId) => throw new NotSupportedException();
}
