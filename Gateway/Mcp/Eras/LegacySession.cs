using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Mcp.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;

namespace Gateway.Mcp.Eras;

/// <summary>One client's session in the legacy era: its revision, its log level, its calls under way, its streams.</summary>
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

    /// <summary>Who opened the session, where the endpoint asks for a token: nobody else may use it.</summary>
    public string? Principal { get; }

    /// <summary>What the client said in initialize it can be asked.</summary>
    public ClientFeatures Client { get; set; }

    /// <summary>What the client has been asked and has not answered.</summary>
    public PendingQuestions Questions { get; } = new();

    /// <summary>Set by logging/setLevel; null until then.</summary>
    public LogSeverity? LogLevel { get; set; }

    /// <summary>Fires when the session is deleted or has expired: what was made for it is to be disposed.</summary>
    public CancellationToken Ended { get; }

    public EventStreams Streams { get; }

    /// <summary>True while the session has shown no use and its client is gone: it opened the session, perhaps a stream, and its connection broke.</summary>
    public bool IsProvisional => !_settled && _vanished;

    /// <summary>Counts a connected client as present until it leaves or the lease is disposed.</summary>
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

    /// <summary>Says that the client had an answer worth coming back for: the session is kept although its connection breaks.</summary>
    public void Settle() => _settled = true;

    /// <summary>Tells the client something on the session's GET stream, or keeps it for a while for the next one. Never waits.</summary>
    /// <remarks>Bounded: the oldest are dropped. What is told so must be a notice whose loss only costs a look (such as list_changed).</remarks>
    /// <param name="message">A JSON-RPC notification; the bytes are copied.</param>
    public void Announce(ReadOnlySpan<byte> message) => Streams.Announcements.Add(message);

    /// <summary>How long no client has been connected; null while one is. A call whose client left does not hold its session.</summary>
    public TimeSpan? Absence => Volatile.Read(ref _present) == 0 ? _time.GetElapsedTime(Volatile.Read(ref _lastSeen)) : null;

    /// <summary>Registers a call so that its client can cancel it by its id; null when a call with this id is under way.</summary>
    /// <remarks>The session's end is another matter (<see cref="Ended"/>): it does not cut an order.</remarks>
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

    /// <summary>Cancels a call; one that is unknown or has ended is none of our business.</summary>
    public async Task CancelAsync(JsonRpcId requestId)
    {
        // Whoever takes the call out of the table disposes it: here, or where it ends.
        if (!_calls.TryRemove(requestId, out var call))
            return;
        await call.CancelAsync();
        call.Dispose();
    }

    /// <summary>Ends the session: calls that only look are cancelled, its streams end.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
        Streams.End();
    }
}
