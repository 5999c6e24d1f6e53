
namespace Gateway.Handlers;

/// <summary>What a tool may tell and ask its caller while it runs; each transport form has its own implementation.</summary>
public abstract class ToolContext : RequestContext
{
    /// <summary>One update of a streaming tool; <paramref name="sequence"/> starts at 1.</summary>
    public abstract ValueTask UpdateAsync(long sequence, UpdateJson update, CancellationToken cancellationToken);

    public abstract ValueTask GapAsync(UpdateGap gap, CancellationToken cancellationToken);

    /// <summary>
    /// Called by a tool with <see cref="ToolAttribute.StartsTask"/> once it has asked what it needs: from here on it runs as a task that outlives the connection.
    /// Does nothing where the call cannot become a task (a client that does not know tasks, plain HTTP): it then goes on as it is.
    /// </summary>
    public virtual ValueTask StartTaskAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
