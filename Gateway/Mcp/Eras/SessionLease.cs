namespace Gateway.Mcp.Eras;

/// <summary>Marks a client as connected to its session until its request ends or its connection breaks.</summary>
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

    /// <summary>Ends the lease of a client whose connection broke, when a write fails before RequestAborted is cancelled.</summary>
    public void Vanish() => Leave(vanished: true);

    public void Dispose()
    {
        // Other callbacks of the token may get here before the registered one; disposing the registration keeps it from running.
        _registration.Dispose();
        Leave(vanished: _clientGone.IsCancellationRequested);
    }

    private void Leave(bool vanished)
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            _session.Leave(vanished);
    }
}
