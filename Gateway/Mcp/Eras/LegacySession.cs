using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;

namespace Gateway.Mcp.Eras;

/// <summary>A client's session in the legacy era: its revision, log level, running calls and streams.</summary>
internal sealed class LegacySession : IDisposable
{
    private readonly ConcurrentDictionary<JsonRpcId, CancellationTokenSource> _calls = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TimeProvider _time;
    private int _present;
    private volatile bool _settled;
    private volatile bool _vanished;
    private long _lastSeen;

    public LegacySession(string id, string protocolVersion, string? principal, EventMemory memory, TimeProvider time)
    {
        Streams = new EventStreams(memory, time);
        Id = id;
        ProtocolVersion = protocolVersion;
        Principal = principal;
        Ended = _ended.Token;
        _time = time;
        _lastSeen = time.GetTimestamp();
    }

    public string Id { get; }

    public string ProtocolVersion { get; }

    /// <summary>The caller that opened the session, where a token is required: no other caller may use it.</summary>
    public string? Principal { get; }

    /// <summary>The client features declared in initialize.</summary>
    public ClientFeatures Client { get; set; }

    /// <summary>The open questions to the client.</summary>
    public PendingQuestions Questions { get; } = new();

    /// <summary>Set by logging/setLevel; null until then.</summary>
    public LogSeverity? LogLevel { get; set; }

    /// <summary>Cancelled when the session is deleted or has expired.</summary>
    public CancellationToken Ended { get; }

    public EventStreams Streams { get; }

    /// <summary>
    /// True while the session is unused and its client's connection has broken: the client has opened the session and perhaps a stream, no more.
    /// </summary>
    public bool IsProvisional => !_settled && _vanished;

    /// <summary>Counts the client as connected until its connection ends or the lease is disposed.</summary>
    public SessionLease Enter(CancellationToken clientGone)
    {
        Interlocked.Increment(ref _present);
        return new SessionLease(this, clientGone);
    }

    /// <param name="vanished">True when the connection broke; false when its request was answered.</param>
    public void Leave(bool vanished)
    {
        _vanished = vanished;
        Volatile.Write(ref _lastSeen, _time.GetTimestamp());
        Interlocked.Decrement(ref _present);
    }

    /// <summary>Marks the session as used: it is kept when its client's connection breaks.</summary>
    public void Settle() => _settled = true;

    /// <summary>Sends a notification on the session's GET stream, or keeps it for a while for the next one. Never waits.</summary>
    /// <remarks>Bounded: the oldest notifications are dropped. Only for notifications whose loss is harmless, such as list_changed.</remarks>
    /// <param name="message">A JSON-RPC notification; the bytes are copied.</param>
    public void Announce(ReadOnlySpan<byte> message) => Streams.Announcements.Add(message);

    /// <summary>The time since a client was last connected; null while one is. A detached call does not keep its session alive.</summary>
    public TimeSpan? Absence => Volatile.Read(ref _present) == 0 ? _time.GetElapsedTime(Volatile.Read(ref _lastSeen)) : null;

    /// <summary>Registers a call so that its client can cancel it by its id; null when a call with this id is running.</summary>
    /// <remarks>The token is not cancelled by the session's end (see <see cref="Ended"/>), which must not cancel an order.</remarks>
    public CancellationToken? BeginCall(JsonRpcId requestId)
    {
        var call = new CancellationTokenSource();
        var token = call.Token;
        if (_calls.TryAdd(requestId, call))
            return token;
        call.Dispose();
        return null;
    }

    public void EndCall(JsonRpcId requestId)
    {
        if (_calls.TryRemove(requestId, out var call))
            call.Dispose();
    }

    /// <summary>Cancels a call; does nothing for one that is unknown or has ended.</summary>
    public async Task CancelAsync(JsonRpcId requestId)
    {
        // Whoever removes the call from the table disposes it: this method, or the end of the call.
        if (!_calls.TryRemove(requestId, out var call))
            return;
        await call.CancelAsync();
        call.Dispose();
    }

    /// <summary>Ends the session: read-only calls are cancelled, and its streams end.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
        Streams.End();
    }
}
