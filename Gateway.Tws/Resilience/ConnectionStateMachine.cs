using System.Collections.Frozen;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

/// <summary>The connection's state machine: every transition is one method here.</summary>
internal sealed partial class ConnectionStateMachine
{
    private static readonly IReadOnlyDictionary<string, string> NoFarms = FrozenDictionary<string, string>.Empty;

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private volatile ConnectionStatus _status;
    private string? _linkProblem;

    public ConnectionStateMachine(TimeProvider time, ILogger logger)
    {
        _time = time;
        _logger = logger;
        _status = new ConnectionStatus(
            ConnectionState.Disconnected, TwsEndpoint.None, null, [], "No connection to TWS was requested.", time.GetUtcNow(), 0, NoFarms);
    }

    public event Action<ConnectionStatus>? Changed;

    public ConnectionStatus Status => _status;

    public void Starting(TwsEndpoint endpoint) => Change(status => Away(status, ConnectionState.Connecting) with
    {
        Endpoint = endpoint,
        Reason = $"Connecting to {endpoint}.",
        Attempts = 0,
    });

    public void Failed(string reason) => Change(status => Away(status, ConnectionState.Connecting) with
    {
        Reason = reason,
        Attempts = status.Attempts + 1,
    });

    public void Ready(ITwsSession session) => Change(status => status with
    {
        State = _linkProblem is null ? ConnectionState.Connected : ConnectionState.IbLinkDown,
        ServerVersion = session.ServerVersion.Value,
        Accounts = session.ManagedAccounts,
        Reason = _linkProblem,
        Attempts = 0,
    });

    public void Lost(string reason) => Change(status => Away(status, ConnectionState.Connecting) with { Reason = reason });

    public void Closed(string reason) => Change(status => Away(status, ConnectionState.Disconnected) with { Reason = reason, Attempts = 0 });

    /// <summary>TWS has no link to IB's servers. It may report that before the session is ready.</summary>
    public void LinkDown(string reason) => Change(status =>
    {
        _linkProblem = reason;
        return status.State == ConnectionState.Connected ? status with { State = ConnectionState.IbLinkDown, Reason = reason } : status;
    });

    public void LinkUp() => Change(status =>
    {
        _linkProblem = null;
        return status.State == ConnectionState.IbLinkDown ? status with { State = ConnectionState.Connected, Reason = null } : status;
    });

    public void Farm(string name, string state) => Change(status =>
        status.Farms.GetValueOrDefault(name) == state
            ? status
            : status with { Farms = new Dictionary<string, string>(status.Farms, StringComparer.Ordinal) { [name] = state } });

    /// <summary>Clears what only a session knows.</summary>
    private ConnectionStatus Away(ConnectionStatus status, ConnectionState state)
    {
        _linkProblem = null;
        return status with { State = state, ServerVersion = null, Accounts = [], Farms = NoFarms };
    }

    private void Change(Func<ConnectionStatus, ConnectionStatus> change)
    {
        ConnectionStatus before, after;
        lock (_lock)
        {
            before = _status;
            after = change(before);
            if (after.State != before.State)
                after = after with { Since = _time.GetUtcNow() };
            _status = after;
        }
        if (after == before)
            return;
        if (after.State != before.State)
            StateChanged(_logger, before.State, after.State, after.Reason ?? "The link is up.");
        try
        {
            Changed?.Invoke(after);
        }
        catch (Exception exception)
        {
            HandlerFailed(_logger, exception);
        }
    }

    [LoggerMessage(EventIds.LinkChanged, LogLevel.Information, "Connection to TWS: {Before} -> {After}. {Reason}")]
    private static partial void StateChanged(ILogger logger, ConnectionState before, ConnectionState after, string reason);

    [LoggerMessage(EventIds.StatusHandlerFailed, LogLevel.Error, "A handler of a changed connection status failed")]
    private static partial void HandlerFailed(ILogger logger, Exception exception);
}
