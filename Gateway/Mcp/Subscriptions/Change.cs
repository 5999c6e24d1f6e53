using Gateway.Registry.Changes;

namespace Gateway.Mcp.Subscriptions;

/// <summary>One thing that a client is to be told of: a list, a resource or a task. Two changes of the same thing are equal, so that they are told once.</summary>
internal readonly record struct Change(ChangedList? List, string? Uri, string? TaskId)
{
    public static Change Of(ChangedList list) => new(list, null, null);

    public static Change OfResource(string uri) => new(null, uri, null);

    public static Change OfTask(string taskId) => new(null, null, taskId);
}
