using System.Collections.Concurrent;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Subscriptions;

/// <summary>The change notifications of legacy sessions: each session for its own resources, and all sessions for the lists.</summary>
internal sealed class LegacySubscriptions : IChangeReader, IAsyncDisposable
{
    private readonly ConcurrentDictionary<LegacySession, SessionNotices> _notices = new();
    private readonly LegacySessions _sessions;
    private readonly ChangeFeed _changes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _most;

    public LegacySubscriptions(LegacySessions sessions, ChangeFeed changes, McpOptions options)
    {
        _sessions = sessions;
        _changes = changes;
        _most = options.MaxSubscriptions;
        changes.FollowLists(this);
    }

    /// <summary>The number of sessions that have or had a subscription.</summary>
    public int Count => _notices.Count;

    /// <exception cref="McpException">The session has reached its limit of subscriptions.</exception>
    public void Follow(LegacySession session, ResourceDescriptor resource, string uri) => NoticesOf(session).Follow(resource, uri);

    /// <summary>Does nothing without a subscription.</summary>
    public void Leave(LegacySession session, string uri) => _notices.GetValueOrDefault(session)?.Leave(uri);

    public void ListChanged(ChangedList list)
    {
        using var message = ChangeMessages.ListChanged(list, null);
        foreach (var session in _sessions.All)
        {
            if (_notices.TryGetValue(session, out var notices))
                notices.ListChanged(list);
            else
                session.Announce(message.Written.Span);
        }
    }

    /// <summary>Never called: this reader subscribes to lists only.</summary>
    public void ResourceUpdated(string uri) => throw new NotSupportedException("Sessions follow resources one by one.");

    public async ValueTask DisposeAsync()
    {
        _changes.LeaveLists(this);
        await _stopping.CancelAsync();
        await Task.WhenAll(_notices.Values.Select(notices => notices.Running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private SessionNotices NoticesOf(LegacySession session)
    {
        if (_notices.TryGetValue(session, out var known))
            return known;
        lock (_notices)
        {
            if (_notices.TryGetValue(session, out known))
                return known;
            var notices = new SessionNotices(session, _changes, _most, _stopping.Token);
            _notices[session] = notices;

            // The callback runs at once when the session has already ended.
            session.Ended.Register(() => End(session));
            return notices;
        }
    }

    private void End(LegacySession session)
    {
        if (_notices.TryRemove(session, out var notices))
            notices.End();
    }
}
