namespace Gateway.Mcp.Subscriptions;

/// <summary>Someone who follows tasks. It is called on the task's own thread: it takes note and returns, and never calls the feed back.</summary>
internal interface ITaskReader
{
    void TaskChanged(string taskId);
}
