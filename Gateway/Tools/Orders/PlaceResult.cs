using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>The outcome of placing or changing an order. A denial by the gateway's own rules is an error instead.</summary>
internal sealed record PlaceResult : IToolSummary
{
    [Description("confirmed: TWS accepted it. rejected, denied, not_found: it is not working. unknown: it may be working; do not place it again.")]
    public required OrderOutcome Outcome { get; init; }

    [Description("Absent where TWS does not report it, as of orders that ended before a restart.")]
    public int? OrderId { get; init; }

    [Description("IB's permanent id.")]
    public long? PermId { get; init; }

    [Description("Key to look the order up.")]
    public string? OrderRef { get; init; }

    public string? Account { get; init; }

    public ContractInfo? Contract { get; init; }

    [Description("Where an order for a stock or option goes: SMART, or the exchange that was named.")]
    public string? Route { get; init; }

    public string? Symbol { get; init; }

    public string? Action { get; init; }

    public decimal? Quantity { get; init; }

    public string? OrderType { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? AuxPrice { get; init; }

    [Description("End of its time in force, in the exchange's time zone.")]
    public string? GoodTillDate { get; init; }

    [Description("Start of its time in force, in the exchange's time zone.")]
    public string? GoodAfterTime { get; init; }

    [Description("Conditions of the order.")]
    public IReadOnlyList<string>? Conditions { get; init; }

    [Description("TWS's status text, such as Submitted, PreSubmitted, Filled or Inactive.")]
    public string? Status { get; init; }

    public decimal? Filled { get; init; }

    public decimal? Remaining { get; init; }

    public decimal? AvgFillPrice { get; init; }

    public ReasonView? Reason { get; init; }

    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    [Description("True when the orderRef was used before: nothing was placed now, and this is the earlier order.")]
    public bool? AlreadyPlaced { get; init; }

    [Description("The next step, when there is one.")]
    public string? NextStep { get; init; }

    string IToolSummary.Summary => OutcomeLine.Of(this);

    bool IToolSummary.Failed => OrderJudge.IsNotWorking(Outcome) || EndedUnfilled;

    /// <summary>Whether TWS accepted the order and ended it at once with nothing filled, as an IOC order that finds no other side.</summary>
    internal bool EndedUnfilled => IsCancelledUnfilled && AlreadyPlaced is null;

    /// <summary>Whether the order has ended with nothing filled, now or before.</summary>
    internal bool IsCancelledUnfilled => Outcome == OrderOutcome.Confirmed && Filled is not > 0
        && Status is OrderStatusText.Cancelled or OrderStatusText.ApiCancelled;
}

/// <summary>The outcome of placing an OCA group.</summary>
internal sealed record GroupResult : IToolSummary
{
    [Description("Names the group in TWS.")]
    public required string OcaGroup { get; init; }

    [Description("confirmed when TWS accepted all; rejected when it accepted none; otherwise unknown: check each order.")]
    public required OrderOutcome Outcome { get; init; }

    public required IReadOnlyList<PlaceResult> Orders { get; init; }

    [Description("The next step, when there is one.")]
    public string? NextStep { get; init; }

    [Description("Present when the orders are for a part of the position only, because open orders close the rest.")]
    public string? Note { get; init; }

    public static GroupResult Of(string group, IReadOnlyList<PlaceResult> orders)
    {
        var outcome = orders.All(order => order.Outcome == OrderOutcome.Confirmed) ? OrderOutcome.Confirmed
            : orders.All(order => OrderJudge.IsNotWorking(order.Outcome)) ? OrderOutcome.Rejected
            : OrderOutcome.Unknown;
        return new GroupResult
        {
            OcaGroup = group,
            Outcome = outcome,
            Orders = orders,
            NextStep = outcome == OrderOutcome.Unknown
                ? "Not all orders are working. The confirmed ones work alone: cancel them with ibkr_cancel_order, or place the missing ones "
                    + "with the same ocaGroup."
                : null,
        };
    }

    string IToolSummary.Summary => OutcomeLine.Of(Orders);

    bool IToolSummary.Failed => OrderJudge.IsNotWorking(Outcome);
}
