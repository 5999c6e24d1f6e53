using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Model;

namespace Gateway.Tools.Planning;

/// <summary>The quantity at which a stop costs no more than the allowed risk.</summary>
internal sealed record PositionSize
{
    public required ContractInfo Contract { get; init; }

    [Description("BUY when the stop is below the entry, else SELL.")]
    public required string Action { get; init; }

    [Description("Rounded down to the contract's size step; 0 when one step would risk too much already.")]
    public required decimal Quantity { get; init; }

    [Description("Loss of a quantity of 1 at the stop, in contractCurrency, without commissions and slippage.")]
    public required decimal RiskPerUnit { get; init; }

    [Description("Loss of this quantity at the stop, in currency.")]
    public required decimal Risk { get; init; }

    [Description("Risk in per cent of net liquidation.")]
    public required decimal RiskPct { get; init; }

    [Description("Value of this quantity at entry, in contractCurrency.")]
    public required decimal Notional { get; init; }

    [Description("The contract's currency. Prices may be quoted in a hundredth of it (pence, cents) or in per cent of par; amounts never are.")]
    public required string ContractCurrency { get; init; }

    [Description("From contractCurrency to currency where they differ: the account's rate, else the forex market's.")]
    public decimal? ExchangeRate { get; init; }

    [Description("Profit at the target over loss at the stop.")]
    public decimal? RewardToRisk { get; init; }

    [Description("The account's base currency, of risk and netLiquidation.")]
    public required string Currency { get; init; }

    public required decimal NetLiquidation { get; init; }

    /// <summary>Rounds down to whole steps; 0 for less than the smallest order.</summary>
    public static decimal Floor(decimal quantity, decimal step, decimal least = 0)
    {
        var rounded = Math.Floor(quantity / step) * step;
        return rounded >= least ? rounded : 0;
    }
}

/// <summary>One target weight beside the present position.</summary>
internal sealed record RebalanceRow
{
    public required ContractInfo Contract { get; init; }

    public required decimal TargetWeight { get; init; }

    public required decimal Weight { get; init; }

    public required decimal Held { get; init; }

    [Description("As quoted: in a hundredth of the contract's currency or in per cent of par where the contract is.")]
    public required decimal Price { get; init; }

    [Description("Field of the quote that the price comes from.")]
    public required PriceSource PriceSource { get; init; }

    public MarketDataType? DataType { get; init; }

    [Description("Quantity to trade; negative sells. 0 when it is below minTrade or one step.")]
    public required decimal Change { get; init; }

    [Description("Value of the change in the base currency.")]
    public required decimal Amount { get; init; }

    [Description("From the contract's currency to the base currency where they differ.")]
    public decimal? ExchangeRate { get; init; }

    [Description("Why the target cannot be reached, where one contract is worth more.")]
    public string? Note { get; init; }
}

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

    [Description("Weight of the instruments without a target, which stay unchanged.")]
    public required decimal UntouchedWeight { get; init; }

    [Description("Cash after all orders at these prices, as a fraction, without commissions. Futures and CFDs take no cash.")]
    public required decimal CashWeightAfter { get; init; }
}

/// <summary>A market order as ibkr_preview_basket takes it.</summary>
internal sealed record RebalanceOrder(
    string Contract, string Action, decimal? Quantity, string OrderType, string Account,
    [property: Description("Money instead of the quantity, where crypto is bought.")] decimal? CashQty = null);
