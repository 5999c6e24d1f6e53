using Gateway.Access;
using Gateway.Tws.Resilience;

namespace Gateway.Trading;

/// <summary>The kind of the login's accounts, as TWS itself names them when a session begins.</summary>
/// <remarks>
/// Between sessions the last report counts. It is kept in the data directory, so that after a restart the journal of a live account is not open to
/// everybody on this machine until TWS answers. A report that cannot be read counts as live.
/// </remarks>
internal sealed class LoginAccounts : ILoginAccounts, IDisposable
{
    private const string Key = "login_accounts";
    private readonly ITwsConnection _connection;
    private readonly TradingStore _store;
    private readonly Lock _gate = new();
    private volatile LoginKind _kind;
    private volatile IReadOnlyList<string>? _seen;

    public LoginAccounts(ITwsConnection connection, TradingStore store)
    {
        _connection = connection;
        _store = store;
        _kind = LastKept();
        connection.StatusChanged += Take;
        Take(connection.Status);
    }

    public event Action? Changed;

    /// <remarks>Looks at the connection itself: no other listener of its changes can keep a report from being seen here.</remarks>
    public LoginKind Kind
    {
        get
        {
            Take(_connection.Status);
            return _kind;
        }
    }

    public void Dispose() => _connection.StatusChanged -= Take;

    private void Take(ConnectionStatus status)
    {
        if (status.Accounts.Count == 0 || ReferenceEquals(status.Accounts, _seen))
            return;
        var now = status.Accounts.All(AccountIds.IsPaper) ? LoginKind.Paper : LoginKind.Live;
        lock (_gate)
        {
            _seen = status.Accounts;
            if (_kind == now)
                return;
            _kind = now;
            Keep(now);
        }

        Changed?.Invoke();
    }

    private LoginKind LastKept()
    {
        try
        {
            return _store.Read(Key) is { } text ? Enum.TryParse(text, out LoginKind kind) ? kind : LoginKind.Live : LoginKind.Unknown;
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            return LoginKind.Live; // until TWS says otherwise
        }
    }

    private void Keep(LoginKind kind)
    {
        try
        {
            _store.Write(Key, kind.ToString());
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            // The next start asks TWS again. Orders have a journal of their own, whose state /health/ready tells.
        }
    }
}
