namespace Gateway.Tws.Model;

// How the order is worked: algorithms, scale, hedge, combinations, routing.
public sealed partial record Order
{
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
}
