using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;
using Gateway.Telemetry;

namespace Gateway.Mcp.Eras;

/// <summary>
/// The open legacy sessions, limited in all and for each caller. Idle sessions expire, unused ones soon after their client's connection broke.
/// </summary>
internal sealed partial class LegacySessions : ICallerResources, IDisposable
{
    private const int IdBytes = 32;
    private const int SweepsPerTimeout = 5;
    private const string TryLater = "try again later, and end sessions with DELETE.";
    private static readonly TimeSpan LeftAWhileAgo = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, LegacySession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _perCaller = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();
    private readonly McpOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LegacySessions> _logger;
    private readonly ITimer _sweep;

    public LegacySessions(McpOptions options, TimeProvider time, ILogger<LegacySessions> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        Memory = new EventMemory(_options.ResumeEvents, _options.ResumeBytes, _options.ResumeTotalBytes, _options.ResumeWindow);
        TimeSpan[] timeouts = [_options.SessionIdleTimeout, _options.ResumeWindow, _options.ProvisionalTimeout * 2];
        var period = timeouts.Min() / SweepsPerTimeout;
        _sweep = time.CreateTimer(static sessions => ((LegacySessions)sessions!).Sweep(), this, period, period);
    }

    public int Count => _sessions.Count;

    /// <summary>A snapshot of the open sessions.</summary>
    public IEnumerable<LegacySession> All => _sessions.Select(pair => pair.Value);

    /// <summary>The memory for resumable streams.</summary>
    public EventMemory Memory { get; }

    /// <exception cref="McpException">The limit is reached, and every session has or just had a connected client (503).</exception>
    public LegacySession Open(string protocolVersion, string? principal)
    {
        lock (_opening)
        {
            if (_sessions.Count >= _options.MaxSessions)
                Sweep();
            if (_sessions.Count >= _options.MaxSessions && !TryMakeRoom(_ => true, _options.MaxSessions))
                throw Full($"All {_options.MaxSessions} sessions are in use; {TryLater}", _options.MaxSessions);
            if (principal is not null && _perCaller.GetValueOrDefault(principal) >= _options.MaxSessionsPerCaller
                && !TryMakeRoom(session => session.Principal == principal, _options.MaxSessionsPerCaller))
                throw Full($"All {_options.MaxSessionsPerCaller} sessions of this token are in use; {TryLater}", _options.MaxSessionsPerCaller);

            var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
            var session = new LegacySession(id, protocolVersion, principal, Memory, _time);
            _sessions[id] = session;
            if (principal is not null)
                _perCaller.AddOrUpdate(principal, 1, (_, count) => count + 1);
            LogSessionOpened(protocolVersion, _sessions.Count);
            return session;
        }
    }

    /// <summary>Finds a session of this caller that has not expired.</summary>
    public bool TryGet(string id, string? principal, [NotNullWhen(true)] out LegacySession? session)
    {
        if (!_sessions.TryGetValue(id, out session) || session.Principal != principal)
            return false;
        if (!HasExpired(session))
            return true;
        Expire(session);
        return false;
    }

    public void Close(LegacySession session)
    {
        if (TryRemove(session))
            LogSessionClosed(_sessions.Count);
    }

    string ICallerResources.Noun => "session(s)";

    /// <summary>Ends every session of a caller whose token has been revoked or has expired.</summary>
    /// <returns>How many there were.</returns>
    public int EndAllOf(string? principal)
    {
        LegacySession[] own = [.. All.Where(session => session.Principal == principal)];
        foreach (var session in own)
            Close(session);
        return own.Length;
    }

    public void Dispose()
    {
        _sweep.Dispose();
        foreach (var session in _sessions.Values)
            Close(session);
    }

    private void Sweep()
    {
        foreach (var session in All)
        {
            if (HasExpired(session))
                Expire(session);
            else
                session.Streams.Sweep();
        }
    }

    private TimeSpan TimeoutOf(LegacySession session) => session.IsProvisional ? _options.ProvisionalTimeout : _options.SessionIdleTimeout;

    private bool HasExpired(LegacySession session) => session.Absence >= TimeoutOf(session);

    /// <summary>
    /// Clients that never end their sessions must not lock others out: the session that has been without a client for longest is closed, if its
    /// client left a while ago.
    /// </summary>
    private bool TryMakeRoom(Func<LegacySession, bool> among, int limit)
    {
        var longest = All.Where(session => session.Absence >= LeftAWhileAgo && among(session)).MaxBy(session => session.Absence);
        if (longest is null || !TryRemove(longest))
            return false;
        LogSessionReplaced(limit);
        return true;
    }

    private void Expire(LegacySession session)
    {
        var timeout = TimeoutOf(session);
        if (TryRemove(session))
            LogSessionExpired(timeout, _sessions.Count);
    }

    private bool TryRemove(LegacySession session)
    {
        if (!_sessions.TryRemove(session.Id, out _))
            return false;
        if (session.Principal is { } principal)
            LeaveShare(principal);
        session.Dispose();
        return true;
    }

    private void LeaveShare(string principal)
    {
        var left = _perCaller.AddOrUpdate(principal, 0, (_, count) => count - 1);
        if (left == 0)
            _perCaller.TryRemove(KeyValuePair.Create(principal, 0));
    }

    private McpException Full(string message, int limit)
    {
        LogSessionsFull(limit);
        return new McpException(StatusCodes.Status503ServiceUnavailable, new McpError(JsonRpcErrorCodes.ServerBusy, message));
    }

    [LoggerMessage(EventIds.SessionOpened, LogLevel.Information, "MCP session opened with revision {Version}; {Count} open")]
    private partial void LogSessionOpened(string version, int count);

    [LoggerMessage(EventIds.SessionClosed, LogLevel.Information, "MCP session closed; {Count} open")]
    private partial void LogSessionClosed(int count);

    [LoggerMessage(EventIds.SessionExpired, LogLevel.Information, "MCP session expired after {Timeout} without a client; {Count} open")]
    private partial void LogSessionExpired(TimeSpan timeout, int count);

    [LoggerMessage(
        EventIds.SessionReplaced, LogLevel.Warning, "All {Limit} MCP sessions were in use; the longest idle one was ended for a new one")]
    private partial void LogSessionReplaced(int limit);

    [LoggerMessage(EventIds.SessionsFull, LogLevel.Warning, "All {Limit} MCP sessions are in use; a client was refused")]
    private partial void LogSessionsFull(int limit);
}
