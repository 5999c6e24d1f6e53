using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>What the present or the next try comes to, for those who wait for it.</summary>
internal sealed class SessionOutcome
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<ITwsSession> _next = Fresh();
    private TwsSession? _session;

    /// <summary>The session when there is one, else the outcome of the try that ends next.</summary>
    public Task<ITwsSession> Task
    {
        get
        {
            lock (_lock)
            {
                // Who was just told of the end must not be given the session that ended.
                if (_session is { HasEnded: true })
                    (_next, _session) = (Fresh(), null);
                return _next.Task;
            }
        }
    }

    public void Ready(TwsSession session)
    {
        lock (_lock)
        {
            _session = session;
            _next.TrySetResult(session);
        }
    }

    /// <summary>Tells who waits, and begins to wait for the next try.</summary>
    public void Failed(TwsDisconnectedException reason)
    {
        TaskCompletionSource<ITwsSession> ended;
        lock (_lock)
        {
            ended = _next;
            (_next, _session) = (Fresh(), null);
        }
        if (ended.TrySetException(reason))
            // Often nobody waits; reading the exception keeps it from being reported as unobserved.
            _ = ended.Task.Exception;
    }

    private static TaskCompletionSource<ITwsSession> Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
