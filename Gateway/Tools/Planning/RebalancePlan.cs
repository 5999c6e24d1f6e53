using System.ComponentModel;

namespace Gateway.Tools.Planning;

/// <summary>The orders that bring an account to its targets. Nothing was sent.</summary>
internal sealed record RebalancePlan
{
    public required string Account { get; init; }

    [Description("The base currency of all amounts here.")]
    public required string Currency { get; init; }

    public required decimal NetLiquidation { get; init; }

    public required IReadOnlyList<RebalanceRow> Rows { get; init; }

    [Description("Ready for ibkr_preview_basket: sales first.")]
    public required IReadOnlyList<RebalanceOrder> Orders { get; init; }

    [Description("Weight of what no target names: it is left as it is.")]
    public required decimal UntouchedWeight { get; init; }

    [Description("Cash after all orders at these prices, as a fraction; commissions not counted.")]
    public required decimal CashWeightAfter { get; init; }
}
