using System.Text.Json;
using Gateway.Access;

namespace Gateway.Mcp.Subscriptions;

/// <summary>Where listen streams learn how tasks fare.</summary>
internal interface ITaskFeed
{
    /// <summary>Tells the reader of every change of this task from now on, until <see cref="Leave"/> or the task's end.</summary>
    /// <returns>False when this caller has no such task.</returns>
    bool TryFollow(string taskId, Caller caller, ITaskReader reader);

    void Leave(string taskId, ITaskReader reader);

    /// <summary>Writes the members that tasks/get would answer now into an object that is open.</summary>
    /// <returns>False, with nothing written, when the task is no longer known.</returns>
    bool TryDescribe(string taskId, Utf8JsonWriter writer);
}
