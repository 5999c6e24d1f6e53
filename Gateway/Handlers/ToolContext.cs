
namespace Gateway.Handlers;

/// <summary>The context of a running tool: sends updates, messages and questions to its caller. Each transport implements it.</summary>
public abstract class ToolContext : RequestContext
{
    /// <summary>Sends an update of a streaming tool; <paramref name="sequence"/> starts at 1.</summary>
    public abstract ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken);

    public abstract ValueTask GapAsync(UpdateGap gap, CancellationToken cancellationToken);

    /// <summary>
    /// Called by a tool with <see cref="ToolAttribute.StartsTask"/> after its questions: from here on it runs as a task that outlives the connection.
    /// Does nothing where the call cannot become a task (a client that does not know tasks, plain HTTP): it then goes on as it is.
    /// </summary>
    public virtual ValueTask StartTaskAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
