using Gateway.Handlers;
using Gateway.Registry;

namespace Gateway.Mcp.Methods;

/// <summary>The cancellation token of a tool call, linked from its possible causes.</summary>
/// <remarks>
/// notifications/cancelled cancels every call. A disconnect cancels only calls that read or watch: an order must not be aborted because a connection
/// broke. In a legacy session a disconnect does not cancel a call, except for a stream that its client does not resume in time, because it would only
/// hold its market data line. The end of the session cancels calls that read or watch. The gateway's shutdown cancels streams; other calls may
/// finish.
/// </remarks>
internal readonly struct CallCancellation : IDisposable
{
    public static readonly ToolOutcome Stopped = new(
        default,
        new ToolError(
            ToolErrorKind.Unavailable, "gateway_stopping", "The gateway is shutting down and ended this stream.", "Call again after the restart.",
            true));

    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _cancelRequested;
    private readonly CancellationToken _gone;
    private readonly CancellationToken _ended;

    private CallCancellation(CancellationToken cancelRequested, CancellationToken gone, CancellationToken ended, CancellationToken stopping)
    {
        _cancelRequested = cancelRequested;
        _gone = gone;
        _ended = ended;
        if (!cancelRequested.CanBeCanceled && !ended.CanBeCanceled && !stopping.CanBeCanceled)
        {
            Token = gone;
            return;
        }

        _linked = CancellationTokenSource.CreateLinkedTokenSource([cancelRequested, gone, ended, stopping]);
        Token = _linked.Token;
    }

    public CancellationToken Token { get; }

    public bool IsByClient => _cancelRequested.IsCancellationRequested || _gone.IsCancellationRequested || _ended.IsCancellationRequested;

    public static CallCancellation For(ToolDescriptor tool, McpRequest request, CancellationToken cancelRequested) =>
        For(tool, tool.Streams ? request.Disconnected : request.ClientGone, request.SessionEnded, request.Stopping, cancelRequested);

    public static CallCancellation For(
        ToolDescriptor tool, CancellationToken clientGone, CancellationToken ended, CancellationToken stopping, CancellationToken cancelRequested)
    {
        var onlyLooks = tool.Traits.ReadOnly || (tool.Streams && !tool.Traits.Trades);
        return new CallCancellation(
            cancelRequested, onlyLooks ? clientGone : default, onlyLooks ? ended : default, tool.Streams ? stopping : default);
    }

    public void Dispose() => _linked?.Dispose();
}
