namespace Gateway.Mcp.Tasks;

internal sealed partial class TaskCalls
{
    [LoggerMessage(EventIds.TaskFailed, LogLevel.Error, "Task {Task} of {Tool} failed")]
    private partial void LogFailed(Exception exception, string task, string tool);
}
