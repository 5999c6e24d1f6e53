using System.ComponentModel;
using System.Globalization;
using Gateway.Handlers;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Instruments;

/// <summary>Why one row of an answer lacks what the others have.</summary>
internal sealed record RowError
{
    [Description("TWS's own code, or a word such as tws_timeout.")]
    public required string Code { get; init; }

    public required string Message { get; init; }

    [Description("What to do about it.")]
    public string? Hint { get; init; }

    [Description("Whether the same call may succeed later.")]
    public required bool Retryable { get; init; }

    /// <summary>Whether the failure is one row's own, and no reason to give the others up.</summary>
    public static bool Is(Exception failure) => failure is not OperationCanceledException && TwsErrors.Known(failure) is { Kind: not ToolErrorKind.Unavailable };

    /// <exception cref="ArgumentException">Nobody foresaw the failure: it is the whole call's.</exception>
    public static RowError Of(Exception failure)
    {
        var known = TwsErrors.Known(failure) ?? throw new ArgumentException("The failure is not one that clients are told of.", nameof(failure), failure);
        return new RowError { Code = known.Code, Message = known.Message, Hint = known.Hint, Retryable = known.Retryable };
    }

    /// <summary>What TWS said to a cancel that did not cancel.</summary>
    public static RowError Of(CancelOutcome outcome, OrderReason? reason) => new()
    {
        Code = reason?.Code?.ToString(CultureInfo.InvariantCulture) ?? EnumName<CancelOutcome>.Of(outcome),
        Message = reason?.Text ?? $"The order is {EnumName<CancelOutcome>.Of(outcome)}.",
        Hint = reason?.Code is { } code ? TwsCodes.Hint(code, reason.Text) : null,
        Retryable = reason?.Code is { } known && TwsCodes.IsRetryable(known),
    };
}
