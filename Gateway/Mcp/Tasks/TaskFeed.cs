using Gateway.Access;
using Gateway.Mcp.Subscriptions;

namespace Gateway.Mcp.Tasks;

/// <summary>
/// Notifies listen streams of tasks: first of the current status, then of every change of status; of progress at most once a second.
/// </summary>
internal sealed class TaskFeed : IDisposable
{
    private static readonly TimeSpan MessageInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Followed> _followed = new(StringComparer.Ordinal);
    private readonly TaskStore _tasks;
    private readonly TimeProvider _time;

    public TaskFeed(TaskStore tasks, TimeProvider time)
    {
        _tasks = tasks;
        _time = time;
        tasks.Changed += OnChanged;
    }

    /// <summary>The number of tasks that have readers.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _followed.Count;
        }
    }

    /// <summary>Notifies the reader of every change of this task from now on, until <see cref="Leave"/> or the task's end.</summary>
    /// <returns>False when this caller has no such task.</returns>
    public bool TryFollow(string taskId, Caller caller, ITaskReader reader)
    {
        if (_tasks.TryGet(taskId, caller) is null)
            return false;
        lock (_lock)
        {
            if (!_followed.TryGetValue(taskId, out var followed))
                _followed[taskId] = followed = new Followed();
            followed.Readers.Add(reader);
        }

        // Notifies the reader at once, so that no earlier change is missed.
        reader.TaskChanged(taskId);
        return true;
    }

    public void Leave(string taskId, ITaskReader reader)
    {
        lock (_lock)
        {
            if (_followed.TryGetValue(taskId, out var followed) && followed.Readers.Remove(reader) && followed.Readers.Count == 0)
                _followed.Remove(taskId);
        }
    }

    /// <summary>Writes the members that tasks/get would answer now into an object that is open.</summary>
    /// <returns>False, with nothing written, when the task is no longer known.</returns>
    public bool TryDescribe(string taskId, Utf8JsonWriter writer)
    {
        if (_tasks.TryGet(taskId) is not { } task)
            return false;
        TaskJson.WriteMembers(writer, task, detailed: true);
        return true;
    }

    public void Dispose() => _tasks.Changed -= OnChanged;

    private void OnChanged(McpTask task)
    {
        lock (_lock)
        {
            if (!_followed.TryGetValue(task.Id, out var followed))
                return;
            var isMessage = task.State.Status == McpTaskStatus.Working && followed.Told == McpTaskStatus.Working;
            if (isMessage && _time.GetElapsedTime(followed.At) < MessageInterval)
                return;
            followed.Told = task.State.Status;
            followed.At = _time.GetTimestamp();
            foreach (var reader in followed.Readers)
                reader.TaskChanged(task.Id);
        }
    }

    private sealed class Followed
    {
        public List<ITaskReader> Readers { get; } = [];

        public McpTaskStatus? Told { get; set; }

        public long At { get; set; }
    }
}
