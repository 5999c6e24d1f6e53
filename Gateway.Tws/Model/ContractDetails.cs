namespace Gateway.Tws.Model;

/// <summary>Everything that TWS knows about an instrument. Source: messages 10 (all but bonds) and 18 (bonds).</summary>
public sealed record ContractDetails
{
    public Contract Contract { get; init; } = new();
    public string MarketName { get; init; } = "";

    /// <summary>Smallest price step; finer rules are named by <see cref="MarketRuleIds"/>.</summary>
    public decimal MinTick { get; init; }

    /// <summary>Prices are quoted multiplied by this.</summary>
    public int PriceMagnifier { get; init; }

    /// <summary>Comma-separated.</summary>
    public string OrderTypes { get; init; } = "";

    /// <summary>Comma-separated.</summary>
    public string ValidExchanges { get; init; } = "";

    public int UnderConId { get; init; }
    public string UnderSymbol { get; init; } = "";
    public string UnderSecType { get; init; } = "";
    public string LongName { get; init; } = "";
    public string ContractMonth { get; init; } = "";
    public string Industry { get; init; } = "";
    public string Category { get; init; } = "";
    public string Subcategory { get; init; } = "";

    /// <summary>Zone of <see cref="TradingHours"/> and <see cref="LiquidHours"/>, e.g. <c>US/Eastern</c>.</summary>
    public string TimeZoneId { get; init; } = "";

    /// <summary>Days separated by <c>;</c>: <c>20260406:0400-20260406:2000</c> or <c>20260405:CLOSED</c>.</summary>
    public string TradingHours { get; init; } = "";

    /// <summary>Regular hours, in the form of <see cref="TradingHours"/>.</summary>
    public string LiquidHours { get; init; } = "";

    /// <summary>Time of day on the last trade date.</summary>
    public string LastTradeTime { get; init; } = "";

    public string RealExpirationDate { get; init; } = "";

    /// <summary>Economic value rule, with <see cref="EvMultiplier"/>.</summary>
    public string EvRule { get; init; } = "";

    public decimal EvMultiplier { get; init; }

    /// <summary>Ids in other systems, such as the ISIN.</summary>
    public IReadOnlyList<TagValue> SecIdList { get; init; } = [];

    /// <summary>-1: cannot be routed by SMART.</summary>
    public int AggGroup { get; init; }

    /// <summary>Comma-separated, one an exchange of <see cref="ValidExchanges"/>.</summary>
    public string MarketRuleIds { get; init; } = "";

    /// <summary>COMMON, ETF, ADR and others.</summary>
    public string StockType { get; init; } = "";

    public decimal? MinSize { get; init; }
    public decimal? SizeIncrement { get; init; }
    public decimal? SuggestedSizeIncrement { get; init; }

    /// <summary>From server version 186 on.</summary>
    public IReadOnlyList<IneligibilityReason> IneligibilityReasons { get; init; } = [];

    // What only bonds have.

    public string Cusip { get; init; } = "";
    public decimal Coupon { get; init; }
    public string Maturity { get; init; } = "";
    public string IssueDate { get; init; } = "";
    public string Ratings { get; init; } = "";
    public string BondType { get; init; } = "";
    public string CouponType { get; init; } = "";
    public bool Convertible { get; init; }
    public bool Callable { get; init; }
    public bool Putable { get; init; }
    public string DescAppend { get; init; } = "";
    public string NextOptionDate { get; init; } = "";
    public string NextOptionType { get; init; } = "";
    public bool NextOptionPartial { get; init; }
    public string Notes { get; init; } = "";

    // What only funds have, from server version 179 on; loads, fees and amounts are texts.

    public string FundName { get; init; } = "";
    public string FundFamily { get; init; } = "";
    public string FundType { get; init; } = "";
    public string FundFrontLoad { get; init; } = "";
    public string FundBackLoad { get; init; } = "";
    public string FundBackLoadTimeInterval { get; init; } = "";
    public string FundManagementFee { get; init; } = "";
    public bool FundClosed { get; init; }
    public bool FundClosedForNewInvestors { get; init; }
    public bool FundClosedForNewMoney { get; init; }
    public string FundNotifyAmount { get; init; } = "";
    public string FundMinimumInitialPurchase { get; init; } = "";
    public string FundSubsequentMinimumPurchase { get; init; } = "";
    public string FundBlueSkyStates { get; init; } = "";
    public string FundBlueSkyTerritories { get; init; } = "";

    /// <summary>N accumulation, Y income.</summary>
    public string FundDistributionPolicyIndicator { get; init; } = "";

    /// <summary>000 others, 001 money market, 002 fixed income, 003 multi-asset, 004 equity, 005 sector, 006 guaranteed, 007 alternative.</summary>
    public string FundAssetType { get; init; } = "";
}

/// <summary>Why an account may not trade an instrument.</summary>
public sealed record IneligibilityReason(string Id, string Description);
