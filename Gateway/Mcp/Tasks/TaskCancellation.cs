using Gateway.Mcp.Methods;
using Gateway.Registry;

namespace Gateway.Mcp.Tasks;

/// <summary>
/// The cancellation token of a call that is or may become a task. Until the task begins a disconnect cancels it; afterwards tasks/cancel, expiry and
/// the gateway's shutdown do.
/// </summary>
/// <remarks><see cref="CallCancellation"/> decides which causes apply to a tool: an order is cancelled only at the client's request.</remarks>
internal sealed class TaskCancellation : IDisposable
{
    // Without timers and links these two need no disposal, and a late tasks/cancel may still use them.
    private readonly CancellationTokenSource _cancelRequested = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly CallCancellation _call;
    private readonly CancellationTokenRegistration _clientGone;

    public TaskCancellation(ToolDescriptor tool, McpRequest request)
    {
        _call = CallCancellation.For(tool, _gone.Token, default, request.Stopping, _cancelRequested.Token);
        _clientGone = request.ClientGone.Register(GiveUp);
    }

    /// <summary>The token of the tool.</summary>
    public CancellationToken Token => _call.Token;

    public bool IsByClient => _cancelRequested.IsCancellationRequested;

    /// <summary>True when no client will see the result any more.</summary>
    public bool IsGivenUp => _gone.IsCancellationRequested;

    /// <summary>From now on a disconnect does not cancel the call.</summary>
    public void Detach() => _clientGone.Dispose();

    /// <summary>Requests cancellation on behalf of the client.</summary>
    public Task CancelAsync() => _cancelRequested.CancelAsync();

    /// <summary>Called when no client will see the result: cancels a read-only tool; others may finish.</summary>
    public void GiveUp() => _gone.Cancel();

    public void Dispose()
    {
        _clientGone.Dispose();
        _call.Dispose();
    }
}
