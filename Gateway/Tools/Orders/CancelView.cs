using System.ComponentModel;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>What became of a request to cancel.</summary>
internal sealed record CancelView
{
    public required int OrderId { get; init; }

    [Description("cancelled; filled: too late; pending: the end is not known yet; rejected: TWS refused; unknown: the link broke.")]
    public required CancelOutcome Outcome { get; init; }

    [Description("TWS's status text.")]
    public string? Status { get; init; }

    public decimal? Filled { get; init; }

    public ReasonView? Reason { get; init; }

    public string? NextStep { get; init; }

    public static CancelView Of(CancelResult result) => new()
    {
        OrderId = result.OrderId,
        Outcome = result.Outcome,
        Status = result.Order?.Status.OrNull(),
        Filled = result.Order?.Filled,
        Reason = ReasonView.Of(result.Reason),
        NextStep = result.Outcome is CancelOutcome.Pending or CancelOutcome.Unknown
            ? "The order may still work or fill: look it up with ibkr_get_order_status before anything else."
            : null,
    };
}
