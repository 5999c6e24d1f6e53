using Gateway.Handlers;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Instruments;

/// <summary>The error of one row of an answer.</summary>
internal sealed record RowError
{
    /// <summary>A cancel that TWS has not confirmed yet.</summary>
    public static readonly RowError CancelPending = new()
    {
        Code = "pending",
        Message = "TWS has not confirmed the cancel yet; the order may still fill.",
        Hint = "Look it up with ibkr_get_order_status.",
        Retryable = true,
    };

    [Description("The code of TWS, or of the gateway, such as tws_timeout.")]
    public required string Code { get; init; }

    public required string Message { get; init; }

    [Description("How to fix it.")]
    public string? Hint { get; init; }

    [Description("Whether the same call may succeed later.")]
    public required bool Retryable { get; init; }

    /// <summary>Whether a failure concerns its row only, so that the other rows can still be answered.</summary>
    public static bool Is(Exception failure) =>
        failure is not OperationCanceledException && TwsErrors.Known(failure) is { Kind: not ToolErrorKind.Unavailable };

    /// <exception cref="ArgumentException">The failure is unexpected: it fails the whole call.</exception>
    public static RowError Of(Exception failure)
    {
        var known = TwsErrors.Known(failure)
            ?? throw new ArgumentException("The failure is not one that is reported to clients.", nameof(failure), failure);
        return new RowError { Code = known.Code, Message = known.Message, Hint = known.Hint, Retryable = known.Retryable };
    }

    /// <summary>TWS's answer to a cancel that did not cancel.</summary>
    public static RowError Of(CancelOutcome outcome, OrderReason? reason) => new()
    {
        Code = reason?.Code?.ToString(CultureInfo.InvariantCulture) ?? EnumName<CancelOutcome>.Of(outcome),
        Message = reason?.Text ?? $"The order is {EnumName<CancelOutcome>.Of(outcome)}.",
        Hint = reason?.Code is { } code ? TwsCodes.Hint(code, reason.Text) : null,
        Retryable = reason?.Code is { } known && TwsCodes.IsRetryable(known, reason.Text),
    };
}
