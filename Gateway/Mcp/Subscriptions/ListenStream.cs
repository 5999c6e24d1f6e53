using Gateway.Mcp.Protocol;
using Gateway.Mcp.Tasks;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;
using Gateway.Streaming;

namespace Gateway.Mcp.Subscriptions;

/// <summary>
/// An open subscriptions/listen: its subscriptions, its pending notifications, and the reply to its client. Order: <see cref="Follow"/>,
/// <see cref="RunAsync"/>, dispose.
/// </summary>
internal sealed class ListenStream(McpRequest request, ListenFilter asked, ChangeFeed changes, TaskFeed tasks)
    : IChangeReader, ITaskReader, IDisposable
{
    private readonly PendingChanges _pending = new();
    private readonly List<string> _uris = [];
    private readonly List<string> _taskIds = [];
    private ListenFilter _honored = ListenFilter.Nothing;

    /// <summary>Starts the requested subscriptions that this server offers, that exist, and that the caller may see.</summary>
    public void Follow(ServerCapabilities offered, IResourceRegistry resources)
    {
        foreach (var uri in asked.ResourceUris ?? [])
        {
            if (resources.TryFind(uri, out var resource) && request.Caller.May(resource.Scope) && changes.Follow(resource, uri, this))
                _uris.Add(uri);
        }

        foreach (var taskId in asked.TaskIds ?? [])
        {
            if (tasks.TryFollow(taskId, request.Caller, this))
                _taskIds.Add(taskId);
        }

        _honored = new ListenFilter(
            asked.Tools && offered.Tools?.ListChanged == true,
            asked.Prompts && offered.Prompts?.ListChanged == true,
            asked.Resources && offered.Resources?.ListChanged == true,
            asked.ResourceUris is null || offered.Resources?.Subscribe != true ? null : _uris,
            asked.TaskIds is null ? null : _taskIds);
        changes.FollowLists(this);
    }

    /// <summary>Sends the accepted subscriptions, and then every change until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        await SendAsync(ChangeMessages.Acknowledged(_honored, request.Message.Id));
        await foreach (var change in _pending.TakeAllAsync(ended))
        {
            if (ChangeMessages.Of(change, request.Message.Id, tasks) is { } message)
                await SendAsync(message);
        }
    }

    public void ListChanged(ChangedList list)
    {
        var wanted = list switch
        {
            ChangedList.Tools => _honored.Tools,
            ChangedList.Prompts => _honored.Prompts,
            _ => _honored.Resources,
        };
        if (wanted)
            _pending.Add(Change.Of(list));
    }

    public void ResourceUpdated(string uri) => _pending.Add(Change.OfResource(uri));

    public void TaskChanged(string taskId) => _pending.Add(Change.OfTask(taskId));

    public void Dispose()
    {
        changes.LeaveLists(this);
        foreach (var uri in _uris)
            changes.Leave(uri, this);
        foreach (var taskId in _taskIds)
            tasks.Leave(taskId, this);
    }

    private async ValueTask SendAsync(PooledBuffer message)
    {
        using (message)
            await request.Reply.NotifyAsync(message.Written);
    }
}
