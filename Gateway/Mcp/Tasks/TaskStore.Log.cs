namespace Gateway.Mcp.Tasks;

internal sealed partial class TaskStore
{
    [LoggerMessage(EventIds.TaskStarted, LogLevel.Debug, "Task {Task} of {Tool} has begun; {Count} are kept")]
    private partial void LogStarted(string task, string tool, int count);

    [LoggerMessage(EventIds.TaskEnded, LogLevel.Debug, "Task {Task} of {Tool} is {Status}")]
    private partial void LogEnded(string task, string tool, McpTaskStatus status);

    [LoggerMessage(EventIds.TasksFull, LogLevel.Warning, "No room for a task of {Tool}: {Count} are kept, {Own} of them of this caller")]
    private partial void LogFull(string tool, int count, int own);

    [LoggerMessage(EventIds.TaskExpired, LogLevel.Debug, "Task {Task} of {Tool} is forgotten: its time is over")]
    private partial void LogExpired(string task, string tool);
}
