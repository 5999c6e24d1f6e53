using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>The outcome of the current or next connection attempt, for callers that wait for it.</summary>
internal sealed class SessionOutcome
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<ITwsSession> _next = Fresh();
    private TwsSession? _session;

    /// <summary>The session when there is one, or else the outcome of the next attempt to end.</summary>
    public Task<ITwsSession> Task
    {
        get
        {
            lock (_lock)
            {
                // A caller that has just seen the session end must not get that session.
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

    /// <summary>Fails the waiting callers, and starts over for the next attempt.</summary>
    public void Failed(TwsDisconnectedException reason)
    {
        TaskCompletionSource<ITwsSession> ended;
        lock (_lock)
        {
            ended = _next;
            (_next, _session) = (Fresh(), null);
        }
        if (ended.TrySetException(reason))
            // Often no caller waits; reading the exception keeps it from being reported as unobserved.
            _ = ended.Task.Exception;
    }

    private static TaskCompletionSource<ITwsSession> Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
