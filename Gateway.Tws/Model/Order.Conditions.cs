namespace Gateway.Tws.Model;

// Conditions that activate an order or cancel it, and adjustments when a trigger price is reached.
public sealed partial record Order
{
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
}
