using Gateway.Handlers;
using Gateway.Text;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Instruments;

/// <summary>TWS's errors for clients: code, text, hint, and whether the same call may succeed later.</summary>
internal sealed class TwsErrors : IToolErrorSource
{
    ToolError? IToolErrorSource.Explain(Exception exception) => Explain(exception);

    /// <returns>Null for an unexpected exception.</returns>
    public static ToolError? Known(Exception exception) => (exception as ToolException)?.Error ?? Explain(exception);

    private static ToolError? Explain(Exception exception) => exception switch
    {
        TwsDisconnectedException { Reconnects: false } closed => new ToolError(
            ToolErrorKind.Unavailable, "tws_unavailable", closed.Message, "Call ibkr_connect; the gateway does not connect again by itself.",
            Retryable: false),
        TwsDisconnectedException away => new ToolError(
            ToolErrorKind.Unavailable, "tws_unavailable", away.Message, "Check with ibkr_get_status; the gateway reconnects by itself.",
            Retryable: true),
        TwsRequestException refused => new ToolError(
            ToolErrorKind.Failed,
            refused.Error.Code.ToString(CultureInfo.InvariantCulture),
            refused.Error.Text,
            TwsCodes.Hint(refused.Error.Code, refused.Error.Text),
            refused.Retryable),
        OrdersUnreadException unread => new ToolError(
            ToolErrorKind.Unavailable, "reconciling", unread.Message, "Try again in a few seconds; /health/ready is 200 when orders can be sent.",
            unread.Retryable),
        // An order that can be sent again in a moment.
        TwsRefusedException { Code: "no_turn" or "restart_window" } busy => new ToolError(
            ToolErrorKind.Unavailable, busy.Code, busy.Message, Hint(busy), busy.Retryable),
        TwsRefusedException refused => new ToolError(ToolErrorKind.Refused, refused.Code, refused.Message, Hint(refused), refused.Retryable),
        TwsTextException text => new ToolError(
            ToolErrorKind.InvalidArguments, "invalid_argument", $"{text.Message} Nothing was sent.", "Write the argument in plain ASCII.",
            Retryable: false),
        TwsProtocolException nonsense => new ToolError(
            ToolErrorKind.Failed, "tws_nonsense", $"TWS sent something that cannot be read: {UntrustedText.Show(nonsense.Message)}",
            "Try again; when it stays, restart TWS.", Retryable: true),
        OverflowException or DivideByZeroException => new ToolError(
            ToolErrorKind.Failed, "number_out_of_range", "A number of this call, or one that TWS sent for it, is beyond what can be computed with.",
            "Check the numbers of the call. When they are usual ones, look at the values in TWS.", Retryable: false),
        TwsException late => new ToolError(
            ToolErrorKind.Failed, "tws_timeout", late.Message, "TWS may be busy or show a dialog; try again, or check ibkr_get_status.",
            late.Retryable),
        _ => null,
    };

    private static string? Hint(TwsRefusedException refused) =>
        refused.RetryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(wait.TotalSeconds):0} s.") : null;
}
