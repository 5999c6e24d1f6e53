namespace Gateway.Tws.Model;

// Volatility orders, their delta-neutral side, and auction (BOX) orders.
public sealed partial record Order
{
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
}
