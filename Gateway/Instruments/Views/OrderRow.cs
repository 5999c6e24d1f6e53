using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Instruments.Views;

/// <summary>An order and its status.</summary>
internal sealed record OrderRow
{
    [Description("The id within clientId; negative for orders made in TWS by hand, absent where TWS does not report it.")]
    public int? OrderId { get; init; }

    public long? PermId { get; init; }

    public int? ClientId { get; init; }

    public string? Account { get; init; }

    public required ContractInfo Contract { get; init; }

    public required OrderView Order { get; init; }

    [Description("TWS's status text.")]
    public string? Status { get; init; }

    [Description("Where it stands. unknown: it may be working; not_found: TWS lists no such order.")]
    public required OrderPhase State { get; init; }

    public required decimal Filled { get; init; }

    public decimal? Remaining { get; init; }

    public decimal? AvgFillPrice { get; init; }

    public decimal? LastFillPrice { get; init; }

    [Description("Such as locate.")]
    public string? WhyHeld { get; init; }

    public ReasonView? Reason { get; init; }

    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    [Description("Last update of the order, UTC.")]
    public DateTimeOffset? UpdatedAt { get; init; }

    [Description("End of the order, as TWS writes it; finished orders only.")]
    public string? CompletedTime { get; init; }

    public static OrderRow Of(OrderEntry entry) => new()
    {
        OrderId = entry.OrderId == 0 ? null : entry.OrderId,
        PermId = entry.PermId,
        ClientId = entry.ClientId,
        Account = entry.Order.Account.OrNull(),
        Contract = ContractInfo.Of(entry.Contract),
        Order = OrderView.Of(entry.Order),
        Status = entry.Status.OrNull(),
        State = OrderJudge.PhaseOf(entry),
        Filled = entry.Filled,
        Remaining = entry.Remaining,
        AvgFillPrice = entry.AvgFillPrice,
        LastFillPrice = entry.LastFillPrice,
        WhyHeld = entry.WhyHeld.OrNull(),
        Reason = Why(entry),
        Warnings = TwsNote.Of(entry.Advice),
        UpdatedAt = entry.UpdatedAt == default ? null : entry.UpdatedAt,
        CompletedTime = entry.State?.CompletedTime.OrNull(),
    };

    private static ReasonView? Why(OrderEntry entry) =>
        entry.Refusal is { } error ? ReasonView.Of(new OrderReason(error.Code, error.Text))
        : entry.State?.RejectReason is { Length: > 0 } text ? ReasonView.Of(new OrderReason(null, text))
        : null;
}

/// <summary>The reason for an order's status.</summary>
internal sealed record ReasonView
{
    [Description("TWS's code; absent when the text is the gateway's.")]
    public int? Code { get; init; }

    public required string Text { get; init; }

    [Description("How to fix it.")]
    public string? Hint { get; init; }

    [Description("Whether the same call may succeed later.")]
    public bool? Retryable { get; init; }

    public static ReasonView? Of(OrderReason? reason) => reason is null
        ? null
        : new ReasonView
        {
            Code = reason.Code,
            Text = reason.Text,
            Hint = reason.Code is { } code ? TwsCodes.Hint(code, reason.Text) : null,
            Retryable = reason.Code is { } known ? TwsCodes.IsRetryable(known, reason.Text) : null,
        };
}
