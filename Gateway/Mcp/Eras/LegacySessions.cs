using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Gateway.Mcp.JsonRpc;
using Microsoft.Extensions.Options;

namespace Gateway.Mcp.Eras;

/// <summary>The open legacy sessions: bounded in number, forgotten when idle.</summary>
internal sealed partial class LegacySessions : IDisposable
{
    private const int IdBytes = 32;
    private const int SweepsPerTimeout = 4;
    private static readonly TimeSpan LeftAWhileAgo = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, LegacySession> _sessions = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();
    private readonly McpOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LegacySessions> _logger;
    private readonly ITimer _sweep;

    public LegacySessions(IOptions<McpOptions> options, TimeProvider time, ILogger<LegacySessions> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;
        TimeSpan period = _options.SessionIdleTimeout / SweepsPerTimeout;
        _sweep = time.CreateTimer(static sessions => ((LegacySessions)sessions!).Sweep(), this, period, period);
    }

    public int Count => _sessions.Count;

    /// <exception cref="McpException">Every place is taken by a client that is or was just now connected (503).</exception>
    public LegacySession Open(string protocolVersion, string? principal)
    {
        lock (_opening)
        {
            if (_sessions.Count >= _options.MaxSessions)
                Sweep();
            if (_sessions.Count >= _options.MaxSessions && !TryMakeRoom())
            {
                LogSessionsFull(_options.MaxSessions);
                throw new McpException(
                    StatusCodes.Status503ServiceUnavailable,
                    new McpError(JsonRpcErrorCodes.ServerBusy, $"All {_options.MaxSessions} sessions are taken; try again later, and end sessions with DELETE."));
            }

            string id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
            var session = new LegacySession(id, protocolVersion, principal, _time);
            _sessions[id] = session;
            LogSessionOpened(protocolVersion, _sessions.Count);
            return session;
        }
    }

    /// <summary>Finds a session of this caller that has not expired.</summary>
    public bool TryGet(string id, string? principal, [NotNullWhen(true)] out LegacySession? session)
    {
        if (!_sessions.TryGetValue(id, out session) || session.Principal != principal)
            return false;
        if (!session.IsIdleFor(_options.SessionIdleTimeout))
            return true;
        Expire(session);
        return false;
    }

    public void Close(LegacySession session)
    {
        if (!_sessions.TryRemove(session.Id, out _))
            return;
        session.Dispose();
        LogSessionClosed(_sessions.Count);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        foreach (LegacySession session in _sessions.Values)
            Close(session);
    }

    private void Sweep()
    {
        foreach (LegacySession session in _sessions.Values)
        {
            if (session.IsIdleFor(_options.SessionIdleTimeout))
                Expire(session);
        }
    }

    /// <summary>Clients that never end their sessions must not lock others out: the session longest without a client gives way, if it was left a while ago.</summary>
    private bool TryMakeRoom()
    {
        LegacySession? longest = _sessions.Values.Where(session => session.Absence >= LeftAWhileAgo).MaxBy(session => session.Absence);
        if (longest is null || !_sessions.TryRemove(longest.Id, out _))
            return false;
        longest.Dispose();
        LogSessionReplaced(_options.MaxSessions);
        return true;
    }

    private void Expire(LegacySession session)
    {
        if (!_sessions.TryRemove(session.Id, out _))
            return;
        session.Dispose();
        LogSessionExpired(_options.SessionIdleTimeout, _sessions.Count);
    }
}
