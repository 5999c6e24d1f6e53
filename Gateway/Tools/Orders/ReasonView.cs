using System.ComponentModel;
using Gateway.Registry.Invocation;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>Why an order is where it is.</summary>
internal sealed record ReasonView
{
    [Description("TWS's code; absent when the words are the gateway's own.")]
    public int? Code { get; init; }

    public required string Text { get; init; }

    [Description("What to do about it.")]
    public string? Hint { get; init; }

    [Description("Whether the same call may succeed later.")]
    public bool? Retryable { get; init; }

    public static ReasonView? Of(OrderReason? reason) => reason is null
        ? null
        : new ReasonView { Code = reason.Code, Text = reason.Text, Hint = reason.Code is { } code ? TwsCodes.Hint(code, reason.Text) : null, Retryable = reason.Code is { } known ? TwsCodes.IsRetryable(known) : null };
}
