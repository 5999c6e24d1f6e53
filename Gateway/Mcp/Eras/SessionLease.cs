namespace Gateway.Mcp.Eras;

/// <summary>A client's presence in its session: ends with its request, or as soon as the client leaves.</summary>
internal sealed class SessionLease : IDisposable
{
    private readonly LegacySession _session;
    private readonly CancellationTokenRegistration _registration;
    private int _left;

    public SessionLease(LegacySession session, CancellationToken clientGone)
    {
        _session = session;
        _registration = clientGone.Register(static lease => ((SessionLease)lease!).Leave(vanished: true), this);
    }

    public void Dispose()
    {
        _registration.Dispose();
        Leave(vanished: false);
    }

    private void Leave(bool vanished)
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            _session.Leave(vanished);
    }
}
