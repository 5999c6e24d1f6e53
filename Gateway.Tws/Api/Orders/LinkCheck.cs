using Gateway.Tws.Requests;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Checks before an order that TWS responds: a connection can look open for minutes after the other side froze.</summary>
internal sealed class LinkCheck(ITwsConnection connection, OrderMessages messages, TwsApiOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private long _lastAnswer;
    private volatile ITwsSession? _answeredBy;
    private ITwsSession? _probed;
    private Task<TwsException?> _probe = Task.FromResult<TwsException?>(null);

    /// <summary>The session that was last found fit for orders; it may have ended since. Null before the first.</summary>
    public ITwsSession? LastReady => _answeredBy;

    /// <summary>The session to send on.</summary>
    /// <param name="needsServers">True for orders, which must not wait in TWS until its servers are back; cancels may.</param>
    /// <exception cref="TwsDisconnectedException">Nothing was sent; the message says so.</exception>
    public async Task<ITwsSession> ReadyAsync(bool needsServers, CancellationToken cancellationToken)
    {
        var status = connection.Status;
        if (status.State is not (ConnectionState.Connected or ConnectionState.IbLinkDown))
            throw NotSent(
                status.Reason ?? "There is no connection to TWS.",
                new TwsDisconnectedException("There is no session.") { Reconnects = status.State != ConnectionState.Disconnected });
        if (needsServers && status.State == ConnectionState.IbLinkDown)
            throw NotSent("TWS has lost its link to IB's servers (1100).", null);
        var session = SessionOrRefusal();
        if (!IsFresh(session))
            await ProbeAsync(session, cancellationToken).ConfigureAwait(false);
        return session;
    }

    private ITwsSession SessionOrRefusal()
    {
        try
        {
            return connection.Session;
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason.Message, reason);
        }
    }

    private bool IsFresh(ITwsSession session) =>
        _answeredBy == session && clock.GetElapsedTime(Math.Max(Volatile.Read(ref _lastAnswer), messages.LastHeard)) < options.ProbeAfter;

    private async Task ProbeAsync(ITwsSession session, CancellationToken cancellationToken)
    {
        if (await Probe(session).WaitAsync(cancellationToken).ConfigureAwait(false) is { } reason)
            throw NotSent($"The link to TWS does not answer: {reason.Message}", reason);
        Volatile.Write(ref _lastAnswer, clock.GetTimestamp());
        _answeredBy = session;
    }

    /// <summary>All who wait at one time share one probe.</summary>
    private Task<TwsException?> Probe(ITwsSession session)
    {
        lock (_lock)
        {
            if (_probe.IsCompleted || _probed != session)
                (_probed, _probe) = (session, LinkProbe.RunAsync(session, options.ProbeDeadline, clock));
            return _probe;
        }
    }

    /// <summary>Writes requests; any exception means that nothing was sent.</summary>
    /// <exception cref="TwsDisconnectedException">Nothing was sent; the message says so.</exception>
    public static async Task<WriteOutcome> WriteAsync(
        ITwsSession session, IReadOnlyList<ITwsRequest> requests, IOutboundGate? gate, CancellationToken cancellationToken)
    {
        try
        {
            return await session.WriteAsync(requests, gate, ready: null, cancellationToken).ConfigureAwait(false);
        }
        catch (TwsDisconnectedException reason)
        {
            throw NotSent(reason.Message, reason);
        }
    }

    public static TwsDisconnectedException NotSent(string why, Exception? inner) => new($"{why} Nothing was sent.", inner);
}
