namespace Gateway.Tws.Model;

/// <summary>An order's status and, for a preview (what-if), its effect on margin and what it costs. Money; null where TWS computed nothing.</summary>
public sealed record OrderState
{
    /// <summary>ApiPending, PendingSubmit, PendingCancel, PreSubmitted, Submitted, ApiCancelled, Cancelled, Filled or Inactive.</summary>
    public string Status { get; init; } = "";

    public decimal? InitMarginBefore { get; init; }
    public decimal? MaintMarginBefore { get; init; }
    public decimal? EquityWithLoanBefore { get; init; }
    public decimal? InitMarginChange { get; init; }
    public decimal? MaintMarginChange { get; init; }
    public decimal? EquityWithLoanChange { get; init; }
    public decimal? InitMarginAfter { get; init; }
    public decimal? MaintMarginAfter { get; init; }
    public decimal? EquityWithLoanAfter { get; init; }

    public decimal? Commission { get; init; }
    public decimal? MinCommission { get; init; }
    public decimal? MaxCommission { get; init; }
    public string CommissionCurrency { get; init; } = "";

    // From server version 195 on.
    public string MarginCurrency { get; init; } = "";
    public decimal? InitMarginBeforeOutsideRTH { get; init; }
    public decimal? MaintMarginBeforeOutsideRTH { get; init; }
    public decimal? EquityWithLoanBeforeOutsideRTH { get; init; }
    public decimal? InitMarginChangeOutsideRTH { get; init; }
    public decimal? MaintMarginChangeOutsideRTH { get; init; }
    public decimal? EquityWithLoanChangeOutsideRTH { get; init; }
    public decimal? InitMarginAfterOutsideRTH { get; init; }
    public decimal? MaintMarginAfterOutsideRTH { get; init; }
    public decimal? EquityWithLoanAfterOutsideRTH { get; init; }
    public decimal? SuggestedSize { get; init; }
    public string RejectReason { get; init; } = "";
    public IReadOnlyList<OrderAllocation> OrderAllocations { get; init; } = [];

    public string WarningText { get; init; } = "";

    // Completed orders only.
    public string CompletedTime { get; init; } = "";

    /// <summary>May hold a line break.</summary>
    public string CompletedStatus { get; init; } = "";
}

/// <summary>What a previewed order would do to one account. Sizes are in contracts, or in money when <see cref="IsMonetary"/>.</summary>
public sealed record OrderAllocation
{
    public string Account { get; init; } = "";
    public decimal? Position { get; init; }
    public decimal? PositionDesired { get; init; }
    public decimal? PositionAfter { get; init; }
    public decimal? DesiredAllocQty { get; init; }
    public decimal? AllowedAllocQty { get; init; }
    public bool IsMonetary { get; init; }
}
