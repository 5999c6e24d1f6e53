namespace Gateway.Mcp.Eras;

/// <summary>A client's presence in its session: ends with its request, or as soon as the client leaves.</summary>
internal sealed class SessionLease : IDisposable
{
    private readonly LegacySession _session;
    private readonly CancellationToken _clientGone;
    private readonly CancellationTokenRegistration _registration;
    private int _left;

    public SessionLease(LegacySession session, CancellationToken clientGone)
    {
        _session = session;
        _clientGone = clientGone;
        _registration = clientGone.Register(static lease => ((SessionLease)lease!).Leave(vanished: true), this);
    }

    /// <summary>Ends the presence of a client whose connection broke, when a write finds that before the token does.</summary>
    public void Vanish() => Leave(vanished: true);

    public void Dispose()
    {
        // Whoever the token wakes may come here before its own turn: a registration that is disposed then never runs.
        _registration.Dispose();
        Leave(vanished: _clientGone.IsCancellationRequested);
    }

    private void Leave(bool vanished)
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            _session.Leave(vanished);
    }
}
