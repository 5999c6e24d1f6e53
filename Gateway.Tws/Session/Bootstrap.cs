using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Session;

namespace Gateway.Tws.Session;

/// <summary>Waits for the two messages, in either order, that make a session ready: the accounts and the next order id.</summary>
internal sealed class Bootstrap(ConnectAdvice advice) : IMessageReceiver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _lastError;

    public Task Ready => _ready.Task;

    public IReadOnlyList<string>? Accounts { get; private set; }

    public int? NextValidId { get; private set; }

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        if (message is ManagedAccountsMessage accounts)
            Accounts = accounts.Accounts;
        else if (message is NextValidIdMessage next)
            NextValidId = next.OrderId;
        if (Accounts is not null && NextValidId is not null)
            _ready.TrySetResult();
    }

    public void ReceiveError(TwsError error)
    {
        if (error.Code == TwsErrorCodes.ClientIdInUse)
            Fail(advice.ClientIdInUse(error.Text));
        else if (!TwsCodes.IsNotice(error.Code))
            _lastError = $"error {error.Code}: {error.Text}";
    }

    public void Disconnected(TwsDisconnectedException reason) => Fail(advice.ClosedAfterStart(_lastError, reason));

    public TwsDisconnectedException NotReady(TimeSpan waited)
    {
        var missing = (Accounts, NextValidId) switch
        {
            (null, null) => "the accounts and the next order id",
            (null, _) => "the accounts",
            _ => "the next order id",
        };
        return advice.NotReady(waited, missing, _lastError);
    }

    private void Fail(TwsDisconnectedException reason)
    {
        _ready.TrySetException(reason);
        // After the deadline nobody awaits this task; reading the exception keeps it from being reported as unobserved.
        _ = _ready.Task.Exception;
    }
}
