using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;
using Gateway.Streaming;

namespace Gateway.Mcp.Subscriptions;

/// <summary>What one legacy session is told of changes, and the resources that it follows. It ends with its session.</summary>
internal sealed class SessionNotices : IChangeReader
{
    private readonly LegacySession _session;
    private readonly ChangeFeed _changes;
    private readonly int _most;
    private readonly PendingChanges _pending = new();
    private readonly Lock _lock = new();
    private readonly HashSet<string> _uris = new(StringComparer.Ordinal);
    private bool _ended;

    /// <param name="most">The most resources that the session may follow.</param>
    /// <param name="stopping">Ends the telling with the gateway.</param>
    public SessionNotices(LegacySession session, ChangeFeed changes, int most, CancellationToken stopping)
    {
        _session = session;
        _changes = changes;
        _most = most;
        Running = RunAsync(stopping);
    }

    /// <summary>Ends, cancelled, with the session or the gateway.</summary>
    public Task Running { get; }

    /// <summary>Things that have changed and that the client's stream has no room for yet.</summary>
    public int Pending => _pending.Count;

    /// <exception cref="McpException">The session follows as many as it may.</exception>
    public void Follow(ResourceDescriptor resource, string uri)
    {
        lock (_lock)
        {
            if (_ended || _uris.Contains(uri))
                return;
            if (_uris.Count >= _most)
            {
                throw new McpException(StatusCodes.Status200OK, new McpError(
                    JsonRpcErrorCodes.InvalidRequest, $"This session follows {_most} resources, the most it may; end one with resources/unsubscribe."));
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

    /// <summary>Hands one notice after the other to the session's stream, each when the one before is on its way: what waits here is told once however often it changes.</summary>
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
