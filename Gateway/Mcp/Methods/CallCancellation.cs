using Gateway.Registry;

namespace Gateway.Mcp.Methods;

/// <summary>What may end a tool call early.</summary>
/// <remarks>
/// The client's word (notifications/cancelled) always does. Its leaving does so only for calls that just read or watch: an order is never cut in half
/// because a connection broke. In a legacy session leaving is not cancelling, except for a stream: no answer can be resumed here, so a stream whose
/// connection is gone would only hold its market data line. The gateway's stop ends streams; other calls are let finish.
/// </remarks>
internal readonly struct CallCancellation : IDisposable
{
    public static readonly ToolOutcome Stopped = new(
        default,
        new ToolError(ToolErrorKind.Unavailable, "gateway_stopping", "The gateway is shutting down and has ended this stream.", "Call again once it is back.", true));

    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _word;
    private readonly CancellationToken _gone;

    private CallCancellation(CancellationToken word, CancellationToken gone, CancellationToken stopping)
    {
        _word = word;
        _gone = gone;
        if (!word.CanBeCanceled && !stopping.CanBeCanceled)
        {
            Token = gone;
            return;
        }

        _linked = CancellationTokenSource.CreateLinkedTokenSource(word, gone, stopping);
        Token = _linked.Token;
    }

    public CancellationToken Token { get; }

    public bool IsByClient => _word.IsCancellationRequested || _gone.IsCancellationRequested;

    public static CallCancellation For(ToolDescriptor tool, McpRequest request, CancellationToken word) =>
        For(tool, tool.Streams ? request.Disconnected : request.ClientGone, request.Stopping, word);

    public static CallCancellation For(ToolDescriptor tool, CancellationToken clientGone, CancellationToken stopping, CancellationToken word)
    {
        bool onlyLooks = tool.Traits.ReadOnly || (tool.Streams && !tool.Traits.Trades);
        return new CallCancellation(word, onlyLooks ? clientGone : default, tool.Streams ? stopping : default);
    }

    public void Dispose() => _linked?.Dispose();
}
