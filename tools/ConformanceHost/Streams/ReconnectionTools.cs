using Gateway.Access;
using Gateway.Handlers;

namespace ConformanceHost.Streams;

/// <summary>A long call that does not hold its connection: the client comes back for the answer with the id of the last event that it saw.</summary>
[Toolset("streams", AccessScope.None)]
public sealed class ReconnectionTools(TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(100);

    [Tool("test_reconnection", "Reconnection", ReadOnly = true)]
    [Description("Lets the connection go in the middle of the call and answers when the client has come back.")]
    public async Task<ToolContent> ReconnectAsync(ToolContext context, CancellationToken cancellationToken)
    {
        await context.ReleaseConnectionAsync(RetryAfter, cancellationToken);
        await Task.Delay(Work, time, cancellationToken);
        return ToolContent.Text("Reconnection test completed successfully. Whoever reads this has come back for it.");
    }
}
