using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Planning;

/// <summary>How much to trade so that a stop costs no more than was meant.</summary>
internal sealed record PositionSize
{
    public required ContractInfo Contract { get; init; }

    [Description("BUY when the stop is below the entry, else SELL.")]
    public required string Action { get; init; }

    [Description("Rounded down to the contract's size step; 0 when one step would risk too much already.")]
    public required decimal Quantity { get; init; }

    [Description("What one unit loses at the stop, in the contract's currency; commissions and slippage not counted.")]
    public required decimal RiskPerUnit { get; init; }

    [Description("What this quantity loses at the stop, in currency.")]
    public required decimal Risk { get; init; }

    [Description("The same in percent of the account's net liquidation.")]
    public required decimal RiskPct { get; init; }

    [Description("Quantity times entry times multiplier, in the contract's currency.")]
    public required decimal Notional { get; init; }

    [Description("Profit at the target over loss at the stop.")]
    public decimal? RewardToRisk { get; init; }

    [Description("The account's base currency, in which risk is.")]
    public required string Currency { get; init; }

    public required decimal NetLiquidation { get; init; }

    /// <summary>Rounds down to whole steps.</summary>
    public static decimal Floor(decimal quantity, decimal step) => Math.Floor(quantity / step) * step;
}
