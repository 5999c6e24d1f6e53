using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Subscriptions;

/// <summary>The change notifications of one legacy session, and its resource subscriptions. Ends with its session.</summary>
internal sealed class SessionNotices : IChangeReader
{
    private readonly LegacySession _session;
    private readonly ChangeFeed _changes;
    private readonly int _most;
    private readonly PendingChanges _pending = new();
    private readonly Lock _lock = new();
    private readonly HashSet<string> _uris = new(StringComparer.Ordinal);
    private bool _ended;

    /// <param name="most">The limit of the session's subscriptions.</param>
    /// <param name="stopping">Ends the notifications when the gateway stops.</param>
    public SessionNotices(LegacySession session, ChangeFeed changes, int most, CancellationToken stopping)
    {
        _session = session;
        _changes = changes;
        _most = most;
        Running = RunAsync(stopping);
    }

    /// <summary>Completes, cancelled, when the session or the gateway ends.</summary>
    public Task Running { get; }

    /// <summary>The number of changes for which the client's stream has no room yet.</summary>
    public int Pending => _pending.Count;

    /// <exception cref="McpException">The session has reached its limit of subscriptions.</exception>
    public void Follow(ResourceDescriptor resource, string uri)
    {
        lock (_lock)
        {
            if (_ended || _uris.Contains(uri))
                return;
            if (_uris.Count >= _most)
            {
                throw new McpException(StatusCodes.Status200OK, new McpError(
                    JsonRpcErrorCodes.InvalidRequest,
                    $"This session has reached its limit of {_most} subscribed resources; end one with resources/unsubscribe."));
            }

            _uris.Add(uri);
            _changes.Follow(resource, uri, this);
        }
    }

    public void Leave(string uri)
    {
        lock (_lock)
        {
            if (_uris.Remove(uri))
                _changes.Leave(uri, this);
        }

        _pending.Remove(Change.OfResource(uri));
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            foreach (var uri in _uris)
                _changes.Leave(uri, this);
            _uris.Clear();
        }
    }

    public void ListChanged(ChangedList list) => _pending.Add(Change.Of(list));

    public void ResourceUpdated(string uri) => _pending.Add(Change.OfResource(uri));

    /// <summary>
    /// Adds notifications to the session's stream one at a time, each after the previous one was sent, so that repeated changes are merged while they
    /// wait.
    /// </summary>
    private async Task RunAsync(CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_session.Ended, stopping);
        await foreach (var change in _pending.TakeAllAsync(ended.Token))
        {
            await _session.Streams.Announcements.DrainedAsync().WaitAsync(ended.Token);
            using var message = change.List is { } list ? ChangeMessages.ListChanged(list, null) : ChangeMessages.ResourceUpdated(change.Uri!, null);
            _session.Announce(message.Written.Span);
        }
    }
}
