using Gateway.Handlers;
using Gateway.Registry;

namespace Gateway.Mcp.Methods;

/// <summary>What may end a tool call early.</summary>
/// <remarks>
/// The client's word (notifications/cancelled) always does. Its leaving does so only for calls that just read or watch: an order is never cut in half
/// because a connection broke. In a legacy session leaving is not cancelling, except for a stream that nobody takes up again in time: it would only
/// hold its market data line. The session's end cancels what just reads or watches. The gateway's stop ends streams; other calls are let finish.
/// </remarks>
internal readonly struct CallCancellation : IDisposable
{
    public static readonly ToolOutcome Stopped = new(
        default,
        new ToolError(ToolErrorKind.Unavailable, "gateway_stopping", "The gateway is shutting down and has ended this stream.", "Call again once it is back.", true));

    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _word;
    private readonly CancellationToken _gone;
    private readonly CancellationToken _ended;

    private CallCancellation(CancellationToken word, CancellationToken gone, CancellationToken ended, CancellationToken stopping)
    {
        _word = word;
        _gone = gone;
        _ended = ended;
        if (!word.CanBeCanceled && !ended.CanBeCanceled && !stopping.CanBeCanceled)
        {
            Token = gone;
            return;
        }

        _linked = CancellationTokenSource.CreateLinkedTokenSource([word, gone, ended, stopping]);
        Token = _linked.Token;
    }

    public CancellationToken Token { get; }

    public bool IsByClient => _word.IsCancellationRequested || _gone.IsCancellationRequested || _ended.IsCancellationRequested;

    public static CallCancellation For(ToolDescriptor tool, McpRequest request, CancellationToken word) =>
        For(tool, tool.Streams ? request.Disconnected : request.ClientGone, request.SessionEnded, request.Stopping, word);

    public static CallCancellation For(ToolDescriptor tool, CancellationToken clientGone, CancellationToken ended, CancellationToken stopping, CancellationToken word)
    {
        var onlyLooks = tool.Traits.ReadOnly || (tool.Streams && !tool.Traits.Trades);
        return new CallCancellation(word, onlyLooks ? clientGone : default, onlyLooks ? ended : default, tool.Streams ? stopping : default);
    }

    public void Dispose() => _linked?.Dispose();
}
