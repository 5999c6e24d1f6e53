using System.Collections.Concurrent;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Registry;

namespace Gateway.Mcp.Eras;

/// <summary>One client's session in the legacy era: its revision, its log level, its calls under way, its one GET stream.</summary>
internal sealed class LegacySession : IDisposable
{
    private readonly ConcurrentDictionary<JsonRpcId, CancellationTokenSource> _calls = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TimeProvider _time;
    private int _present;
    private int _streaming;
    private long _lastSeen;

    public LegacySession(string id, string protocolVersion, string? principal, TimeProvider time)
    {
        Id = id;
        ProtocolVersion = protocolVersion;
        Principal = principal;
        Ended = _ended.Token;
        _time = time;
        _lastSeen = time.GetTimestamp();
    }

    public string Id { get; }

    public string ProtocolVersion { get; }

    /// <summary>Who opened the session, where the endpoint asks for a token: nobody else may use it.</summary>
    public string? Principal { get; }

    /// <summary>What the client said in initialize it can be asked.</summary>
    public ClientFeatures Client { get; set; }

    /// <summary>What the client has been asked and has not answered.</summary>
    public PendingQuestions Questions { get; } = new();

    /// <summary>Set by logging/setLevel; null until then.</summary>
    public LogSeverity? LogLevel { get; set; }

    /// <summary>Fires when the session is deleted or has expired.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Counts a connected client as present until it leaves or the lease is disposed.</summary>
    public SessionLease Enter(CancellationToken clientGone)
    {
        Interlocked.Increment(ref _present);
        return new SessionLease(this, clientGone);
    }

    public void Leave()
    {
        Volatile.Write(ref _lastSeen, _time.GetTimestamp());
        Interlocked.Decrement(ref _present);
    }

    /// <summary>True when no client has been connected for so long. A call whose client left does not hold its session.</summary>
    public bool IsIdleFor(TimeSpan limit) => Absence >= limit;

    /// <summary>How long no client has been connected; null while one is.</summary>
    public TimeSpan? Absence => Volatile.Read(ref _present) == 0 ? _time.GetElapsedTime(Volatile.Read(ref _lastSeen)) : null;

    public bool TryOpenStream() => Interlocked.CompareExchange(ref _streaming, 1, 0) == 0;

    public void CloseStream() => Volatile.Write(ref _streaming, 0);

    /// <summary>Registers a call so that it can be cancelled by its id; null when a call with this id is under way.</summary>
    public CancellationToken? BeginCall(JsonRpcId requestId)
    {
        var call = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        CancellationToken token = call.Token;
        if (_calls.TryAdd(requestId, call))
            return token;
        call.Dispose();
        return null;
    }

    public void EndCall(JsonRpcId requestId)
    {
        if (_calls.TryRemove(requestId, out CancellationTokenSource? call))
            call.Dispose();
    }

    /// <summary>Cancels a call; one that is unknown or has ended is none of our business.</summary>
    public async Task CancelAsync(JsonRpcId requestId)
    {
        // Whoever takes the call out of the table disposes it: here, or where it ends.
        if (!_calls.TryRemove(requestId, out CancellationTokenSource? call))
            return;
        await call.CancelAsync();
        call.Dispose();
    }

    /// <summary>Ends the session: its calls and its stream are cancelled.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }
}
