namespace Gateway.Tws.Model;

/// <summary>An order as TWS keeps it. Member names and meanings are IB's; a null number is unset, a text is empty when unset.</summary>
/// <remarks>
/// Prices and amounts are in the contract's currency, times are texts of TWS (<see cref="TwsTime"/>).
/// This file has what every order uses; the other parts of the record have what special orders use. Source: docs/protocol.md, "Orders".
/// </remarks>
public sealed record Order
{
    /// <summary>The id that the placing client gave; unique per client, above every id used before.</summary>
    public int OrderId { get; init; }

    public int ClientId { get; init; }

    /// <summary>IB's own id, for ever and the same for every client; 0 until TWS has given it.</summary>
    public long PermId { get; init; }

    /// <summary>The order that activates this one, when this is a child of a bracket.</summary>
    public int ParentId { get; init; }

    /// <summary>BUY or SELL; SSHORT and SLONG for institutions.</summary>
    public string Action { get; init; } = "";

    /// <summary>Null for an order by <see cref="CashQty"/>.</summary>
    public decimal? TotalQuantity { get; init; }

    /// <summary>MKT, LMT, STP, <c>STP LMT</c>, TRAIL, <c>TRAIL LIMIT</c> and many more.</summary>
    public string OrderType { get; init; } = "";

    public decimal? LmtPrice { get; init; }

    /// <summary>Stop price, trailing amount or offset, as the order type has it.</summary>
    public decimal? AuxPrice { get; init; }

    /// <summary>DAY, GTC, IOC, GTD, OPG, FOK, DTC or AUC.</summary>
    public string Tif { get; init; } = "";

    /// <summary>Money to spend instead of <see cref="TotalQuantity"/>.</summary>
    public decimal? CashQty { get; init; }

    public string Account { get; init; } = "";

    /// <summary>The client's own text, echoed in open orders and executions.</summary>
    public string OrderRef { get; init; } = "";

    /// <summary>False keeps the order in TWS, untransmitted.</summary>
    public bool Transmit { get; init; } = true;

    /// <summary>True asks for the effect of the order only; it is not placed.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Orders of one group: a fill of one cancels or reduces the others.</summary>
    public string OcaGroup { get; init; } = "";

    /// <summary>1 cancel the rest with block, 2 reduce with block, 3 reduce without block.</summary>
    public int OcaType { get; init; }

    public bool OutsideRth { get; init; }

    /// <summary>From server version 189 on.</summary>
    public bool IncludeOvernight { get; init; }

    public string GoodAfterTime { get; init; } = "";
    public string GoodTillDate { get; init; } = "";

    public bool AllOrNone { get; init; }
    public int? MinQty { get; init; }
    public bool Hidden { get; init; }

    /// <summary>Shares shown of an iceberg order.</summary>
    public int? DisplaySize { get; init; }

    public bool BlockOrder { get; init; }
    public bool SweepToFill { get; init; }

    /// <summary>0 default, 1 double bid/ask, 2 last, 3 double last, 4 bid/ask, 7 last or bid/ask, 8 midpoint.</summary>
    public int TriggerMethod { get; init; }

    public decimal? TrailStopPrice { get; init; }

    /// <summary>Trails by per cent instead of by <see cref="AuxPrice"/>.</summary>
    public decimal? TrailingPercent { get; init; }

    public decimal? LmtPriceOffset { get; init; }

    public decimal DiscretionaryAmt { get; init; }
    public bool DiscretionaryUpToLimitPrice { get; init; }

    /// <summary>A fraction: 0.01 is one per cent.</summary>
    public decimal? PercentOffset { get; init; }

    public bool OverridePercentageConstraints { get; init; }

    /// <summary>Null leaves it to TWS.</summary>
    public bool? UsePriceMgmtAlgo { get; init; }

    /// <summary>Seconds; GTD only.</summary>
    public int? Duration { get; init; }

    public IReadOnlyList<TagValue> OrderMiscOptions { get; init; } = [];

    /// <summary>Codes of rejections to ignore, comma-separated.</summary>
    public string AdvancedErrorOverride { get; init; } = "";

    // Conditions that activate an order or cancel it, and adjustments when a trigger price is reached.

    public IReadOnlyList<OrderCondition> Conditions { get; init; } = [];

    /// <summary>Conditions count outside regular hours too.</summary>
    public bool ConditionsIgnoreRth { get; init; }

    /// <summary>The conditions cancel the order instead of activating it.</summary>
    public bool ConditionsCancelOrder { get; init; }

    public string AdjustedOrderType { get; init; } = "";
    public decimal? TriggerPrice { get; init; }
    public decimal? AdjustedStopPrice { get; init; }
    public decimal? AdjustedStopLimitPrice { get; init; }
    public decimal? AdjustedTrailingAmount { get; init; }

    /// <summary>0 amount, 1 per cent.</summary>
    public int AdjustableTrailingUnit { get; init; }

    // How the order is worked: algorithms, scale, hedge, combinations, routing.

    public string AlgoStrategy { get; init; } = "";
    public IReadOnlyList<TagValue> AlgoParams { get; init; } = [];
    public string AlgoId { get; init; } = "";

    public int? ScaleInitLevelSize { get; init; }
    public int? ScaleSubsLevelSize { get; init; }

    /// <summary>The other scale members count only when this is above zero.</summary>
    public decimal? ScalePriceIncrement { get; init; }

    public decimal? ScalePriceAdjustValue { get; init; }
    public int? ScalePriceAdjustInterval { get; init; }
    public decimal? ScaleProfitOffset { get; init; }
    public bool ScaleAutoReset { get; init; }
    public int? ScaleInitPosition { get; init; }
    public int? ScaleInitFillQty { get; init; }
    public bool ScaleRandomPercent { get; init; }
    public string ScaleTable { get; init; } = "";
    public string ActiveStartTime { get; init; } = "";
    public string ActiveStopTime { get; init; } = "";

    /// <summary>D delta, B beta, F currency, P pair.</summary>
    public string HedgeType { get; init; } = "";

    public string HedgeParam { get; init; } = "";
    public bool DontUseAutoPriceForHedge { get; init; }

    /// <summary>Prices of the legs, in the order of the contract's legs.</summary>
    public IReadOnlyList<OrderComboLeg> OrderComboLegs { get; init; } = [];

    public IReadOnlyList<TagValue> SmartComboRoutingParams { get; init; } = [];
    public bool OptOutSmartRouting { get; init; }
    public bool NotHeld { get; init; }
    public bool RandomizeSize { get; init; }
    public bool RandomizePrice { get; init; }
    public bool IsOmsContainer { get; init; }
    public int? PostToAts { get; init; }
    public bool RouteMarketableToBbo { get; init; }
    public bool ImbalanceOnly { get; init; }
    public decimal? BasisPoints { get; init; }
    public int? BasisPointsType { get; init; }

    // Orders pegged to a benchmark, to the best price or to the midpoint.

    public int ReferenceContractId { get; init; }
    public bool IsPeggedChangeAmountDecrease { get; init; }
    public decimal? PeggedChangeAmount { get; init; }
    public decimal? ReferenceChangeAmount { get; init; }
    public string ReferenceExchange { get; init; } = "";

    public int? MinTradeQty { get; init; }
    public int? MinCompeteSize { get; init; }

    /// <summary>Null while <see cref="CompeteAgainstBestOffsetUpToMid"/> is true.</summary>
    public decimal? CompeteAgainstBestOffset { get; init; }

    /// <summary>Competes up to the midpoint; IB writes it as an infinite offset.</summary>
    public bool CompeteAgainstBestOffsetUpToMid { get; init; }

    public decimal? MidOffsetAtWhole { get; init; }
    public decimal? MidOffsetAtHalf { get; init; }

    // Volatility orders, their delta-neutral side, and auction (BOX) orders.

    public double? Volatility { get; init; }

    /// <summary>1 daily, 2 annual.</summary>
    public int? VolatilityType { get; init; }

    public int ContinuousUpdate { get; init; }

    /// <summary>1 average of the national best bid and offer, 2 whichever of them applies.</summary>
    public int? ReferencePriceType { get; init; }

    /// <summary>The delta-neutral members count only when this is set.</summary>
    public string DeltaNeutralOrderType { get; init; } = "";

    public decimal? DeltaNeutralAuxPrice { get; init; }
    public int DeltaNeutralConId { get; init; }
    public string DeltaNeutralSettlingFirm { get; init; } = "";
    public string DeltaNeutralClearingAccount { get; init; } = "";
    public string DeltaNeutralClearingIntent { get; init; } = "";
    public string DeltaNeutralOpenClose { get; init; } = "";
    public bool DeltaNeutralShortSale { get; init; }
    public int DeltaNeutralShortSaleSlot { get; init; }
    public string DeltaNeutralDesignatedLocation { get; init; } = "";

    /// <summary>0 none, 1 match, 2 improvement, 3 transparent.</summary>
    public int AuctionStrategy { get; init; }

    public decimal? StartingPrice { get; init; }
    public decimal? StockRefPrice { get; init; }
    public double? Delta { get; init; }
    public decimal? StockRangeLower { get; init; }
    public decimal? StockRangeUpper { get; init; }

    // Who the order is for: advisers, clearing, short sales, regulation.

    public string FaGroup { get; init; } = "";
    public string FaMethod { get; init; } = "";
    public string FaPercentage { get; init; } = "";
    public string ModelCode { get; init; } = "";

    /// <summary>O open, C close, or empty.</summary>
    public string OpenClose { get; init; } = "";

    /// <summary>0 customer, 1 firm.</summary>
    public int Origin { get; init; }

    /// <summary>0 none, 1 the clearing broker holds the shares, 2 they come from <see cref="DesignatedLocation"/>.</summary>
    public int ShortSaleSlot { get; init; }

    public string DesignatedLocation { get; init; } = "";
    public int ExemptCode { get; init; } = -1;

    /// <summary>I, A, W, J, U, M, K, Y, N, or empty.</summary>
    public string Rule80A { get; init; } = "";

    public string SettlingFirm { get; init; } = "";
    public string ClearingAccount { get; init; } = "";

    /// <summary>IB, Away or PTA.</summary>
    public string ClearingIntent { get; init; } = "";

    public string CustomerAccount { get; init; } = "";
    public bool ProfessionalCustomer { get; init; }
    public string ExtOperator { get; init; } = "";

    /// <summary>1 manual, 0 automatic.</summary>
    public int? ManualOrderIndicator { get; init; }

    public string ManualOrderTime { get; init; } = "";
    public string Mifid2DecisionMaker { get; init; } = "";
    public string Mifid2DecisionAlgo { get; init; } = "";
    public string Mifid2ExecutionTrader { get; init; } = "";
    public string Mifid2ExecutionAlgo { get; init; } = "";
    public SoftDollarTier Tier { get; init; } = new();
    public bool Solicited { get; init; }

    /// <summary>Who sent the order; inbound, from server version 198 on.</summary>
    public string Submitter { get; init; } = "";

    public string BondAccruedInterest { get; init; } = "";

    // What completed orders report beside the rest.

    public string AutoCancelDate { get; init; } = "";
    public decimal? FilledQuantity { get; init; }
    public int RefFuturesConId { get; init; }

    /// <summary>Sent in requests and open orders too.</summary>
    public bool AutoCancelParent { get; init; }

    public string Shareholder { get; init; } = "";
    public long ParentPermId { get; init; }
}

/// <summary>A soft dollar tier of an order; the default value means none.</summary>
public sealed record SoftDollarTier(string Name = "", string Value = "", string DisplayName = "");

/// <summary>A named text: an algorithm's parameter, an option of a request, an instrument's foreign id.</summary>
public sealed record TagValue(string Tag, string Value);
