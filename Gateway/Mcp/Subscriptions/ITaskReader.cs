namespace Gateway.Mcp.Subscriptions;

/// <summary>
/// Receives notices of task changes. It is called on the task's own thread: it must record the change and return, and must not call the feed.
/// </summary>
internal interface ITaskReader
{
    void TaskChanged(string taskId);
}
