using System.Collections.Concurrent;
using System.Security.Cryptography;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Telemetry;

namespace Gateway.Mcp.Tasks;

/// <summary>The tasks of all callers, each kept until it expires. Stopping the store cancels read-only tasks and waits for all.</summary>
internal sealed partial class TaskStore(McpOptions options, TimeProvider time, ILogger<TaskStore> logger) : ICallerResources, IHostedService
{
    /// <summary>The limit of the results of all tasks together.</summary>
    public const long MaxResultBytes = 64 * 1024 * 1024;

    private const int IdBytes = 20;

    private readonly ConcurrentDictionary<string, (McpTask Task, ITimer Expiry)> _tasks = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _resultBytes;

    /// <summary>Raised on every change of a task's state, on the thread that made it: handlers must return quickly.</summary>
    public event Action<McpTask>? Changed;

    public int Count => _tasks.Count;

    /// <summary>Adds a running task; null when the limit is reached.</summary>
    public McpTask? TryAdd(Caller caller, ToolDescriptor tool, TaskCancellation cancellation)
    {
        lock (_lock)
        {
            var own = _tasks.Values.Count(entry => entry.Task.Owner == caller.Id);
            if (_tasks.Count >= options.MaxTasks || own >= options.MaxTasksPerCaller)
            {
                LogFull(tool.Name, _tasks.Count, own);
                return null;
            }

            var id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
            var task = new McpTask(id, caller.Id, tool, cancellation, options.TaskTtl, time, OnChanged);
            _tasks[task.Id] = (task, time.CreateTimer(_ => Expire(task), null, options.TaskTtl, Timeout.InfiniteTimeSpan));
            LogStarted(task.Id, tool.Name, _tasks.Count);
            return task;
        }
    }

    /// <summary>The task that a request of the extension names.</summary>
    /// <exception cref="McpException">-32021: the client did not declare the extension. -32602: there is no such task for this caller.</exception>
    public McpTask Find(McpRequest request)
    {
        TasksExtension.Demand(request);
        var id = request.Param("taskId"u8);
        if (id.ValueKind != JsonValueKind.String)
            throw McpException.InvalidParams("The parameter \"taskId\" must be a string: the taskId that tools/call returned.");
        return TryGet(id.GetString()!, request.Caller)
            ?? throw McpException.InvalidParams("No such task: it never existed, its lifetime is over, or it belongs to another caller.");
    }

    public McpTask? TryGet(string id, Caller caller) =>
        TryGet(id) is { } task && task.Owner == caller.Id && caller.May(task.Tool.Scope) ? task : null;

    /// <summary>For callers that have already checked the task's owner.</summary>
    public McpTask? TryGet(string id) => _tasks.GetValueOrDefault(id).Task;

    /// <summary>Reserves room for a result until its task is removed; false when there is not enough.</summary>
    public bool TryKeep(int resultBytes)
    {
        if (Interlocked.Add(ref _resultBytes, resultBytes) <= MaxResultBytes)
            return true;
        Interlocked.Add(ref _resultBytes, -resultBytes);
        return false;
    }

    string ICallerResources.Noun => "task(s)";

    /// <summary>Cancels the read-only tasks of a caller whose token has been revoked or has expired.</summary>
    /// <returns>How many of them were running.</returns>
    public int EndAllOf(string? owner)
    {
        McpTask[] running = [.. _tasks.Values.Select(entry => entry.Task).Where(task => task.Owner == owner && !task.State.IsFinal)];
        foreach (var task in running)
            task.GiveUp();
        return running.Length;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        McpTask[] tasks = [.. _tasks.Values.Select(entry => entry.Task)];
        foreach (var task in tasks)
            task.GiveUp();
        await Task.WhenAll(tasks.Select(task => task.Ended)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var task in tasks)
            Forget(task);
    }

    private void OnChanged(McpTask task)
    {
        if (task.State.IsFinal)
            LogEnded(task.Id, task.Tool.Name, task.State.Status);
        Changed?.Invoke(task);
        if (task.State.IsFinal && task.IsGivenUp)
            Forget(task);
    }

    /// <summary>A task that still runs is removed when it has ended, and counts until then.</summary>
    private void Expire(McpTask task)
    {
        LogExpired(task.Id, task.Tool.Name);
        task.GiveUp();
        if (task.State.IsFinal)
            Forget(task);
    }

    private void Forget(McpTask task)
    {
        if (!_tasks.TryRemove(task.Id, out var entry))
            return;
        entry.Expiry.Dispose();
        Interlocked.Add(ref _resultBytes, -task.State.Result.Length);
    }

    [LoggerMessage(EventIds.TaskStarted, LogLevel.Debug, "Task {Task} of {Tool} started; {Count} are kept")]
    private partial void LogStarted(string task, string tool, int count);

    [LoggerMessage(EventIds.TaskEnded, LogLevel.Debug, "Task {Task} of {Tool} is {Status}")]
    private partial void LogEnded(string task, string tool, McpTaskStatus status);

    [LoggerMessage(EventIds.TasksFull, LogLevel.Warning, "No room for a task of {Tool}: {Count} are kept, {Own} of them of this caller")]
    private partial void LogFull(string tool, int count, int own);

    [LoggerMessage(EventIds.TaskExpired, LogLevel.Debug, "Task {Task} of {Tool} was removed: its lifetime is over")]
    private partial void LogExpired(string task, string tool);
}
