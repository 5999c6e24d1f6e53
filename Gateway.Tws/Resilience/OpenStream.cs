using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>
/// An open stream: the session and request id under which it runs, if it runs, and the gap that its readers have not been told yet.
/// </summary>
internal sealed class OpenStream(ITwsStream stream)
{
    public ITwsStream Stream => stream;

    private readonly Lock _lock = new();
    private bool _closed;
    private Run? _run;
    private int? _staleId;
    private (string Reason, DateTimeOffset From)? _missed;

    private sealed record Run(ITwsSession Session, int RequestId, IDisposable Registration);

    public void Close()
    {
        lock (_lock)
            _closed = true;
    }

    /// <summary>Called when its session has ended.</summary>
    public void Lost(string reason, DateTimeOffset from)
    {
        lock (_lock)
        {
            if (_run is not null)
                _missed = (reason, from);
            _run = null;
            _staleId = null;
        }
    }

    /// <summary>Marks the request to be sent again within the session. Called from any thread.</summary>
    /// <param name="reason">The reason of the gap; null when nothing was missed.</param>
    public void Restart(string? reason, DateTimeOffset from, DateTimeOffset to)
    {
        Run? run;
        lock (_lock)
            run = _run;
        if (run is null)
            return;
        run.Registration.Dispose();
        // Before it may be started anew: what comes then must not be forgotten with what came before.
        if (reason is not null)
            stream.Gap(reason, from, to);
        lock (_lock)
        {
            if (_run != run)
                return;
            _staleId = run.RequestId;
            _run = null;
        }
    }

    /// <summary>The requests to send next: none, a stop, a start, or both in this order.</summary>
    public IReadOnlyList<ITwsRequest> Advance(ITwsSession session, DateTimeOffset now)
    {
        (string Reason, DateTimeOffset From)? missed;
        var requests = new List<ITwsRequest>();
        lock (_lock)
        {
            if (_closed && _run is not null)
            {
                _run.Registration.Dispose();
                _staleId = _run.RequestId;
                _run = null;
            }
            if (_staleId is { } stale)
                requests.Add(stream.Stop(stale));
            _staleId = null;
            if (_closed || _run is not null)
                return requests;
            missed = _missed;
            _missed = null;
        }
        if (missed is { } gap)
            stream.Gap(gap.Reason, gap.From, now);
        requests.AddRange(Begin(session));
        return requests;
    }

    /// <summary>Called when its request cannot be written: fails the receiver, and the request is never sent again.</summary>
    public void Refuse(string problem)
    {
        lock (_lock)
        {
            _run?.Registration.Dispose();
            _run = null;
            _closed = true;
        }
        stream.ReceiveError(new TwsError(-1, TwsErrorCodes.InvalidText, problem, "", null));
    }

    private IReadOnlyList<ITwsRequest> Begin(ITwsSession session)
    {
        var id = session.NextRequestId();
        var requests = stream.Begin(id);
        var registration = session.Attach(id, stream);
        lock (_lock)
            _run = new Run(session, id, registration);
        return requests;
    }
}
