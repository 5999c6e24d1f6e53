using Gateway.Mcp.Methods;
using Gateway.Registry;

namespace Gateway.Mcp.Tasks;

/// <summary>What may end a call that is or may become a task: the client's leaving until then; afterwards its word, the task's age and the gateway's stop.</summary>
/// <remarks>Which of them count for a tool is the rule of <see cref="CallCancellation"/>: an order is cut short by the client's word only.</remarks>
internal sealed class TaskCancellation : IDisposable
{
    // Without timers and links these two need no disposal, and a late word must find them.
    private readonly CancellationTokenSource _word = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly CallCancellation _call;
    private readonly CancellationTokenRegistration _clientGone;

    public TaskCancellation(ToolDescriptor tool, McpRequest request)
    {
        _call = CallCancellation.For(tool, _gone.Token, default, request.Stopping, _word.Token);
        _clientGone = request.ClientGone.Register(GiveUp);
    }

    /// <summary>What the tool sees.</summary>
    public CancellationToken Token => _call.Token;

    public bool IsByClient => _word.IsCancellationRequested;

    /// <summary>True when nobody will see the result any more.</summary>
    public bool IsGivenUp => _gone.IsCancellationRequested;

    /// <summary>From now on the client's leaving ends nothing.</summary>
    public void Detach() => _clientGone.Dispose();

    /// <summary>The client's word.</summary>
    public Task CancelAsync() => _word.CancelAsync();

    /// <summary>Nobody will see the result: a tool that only looks is asked to stop, one that acts is let finish.</summary>
    public void GiveUp() => _gone.Cancel();

    public void Dispose()
    {
        _clientGone.Dispose();
        _call.Dispose();
    }
}
