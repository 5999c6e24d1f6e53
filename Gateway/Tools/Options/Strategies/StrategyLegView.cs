using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Options.Strategies;

/// <summary>A leg as results show it: ready for a combination order.</summary>
internal sealed record StrategyLegView
{
    [Description("BUY or SELL.")]
    public required string Action { get; init; }

    [Description("For one of the strategy: contracts, or shares.")]
    public required decimal Ratio { get; init; }

    [Description("For the whole quantity.")]
    public required decimal Quantity { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Reckoned with: the middle of the quote, else the last or the model price.")]
    public decimal? Price { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    [Description("Implied volatility, a year's, as a fraction.")]
    public double? Iv { get; init; }

    [Description("Of one unit, before quantity and side.")]
    public double? Delta { get; init; }

    public static StrategyLegView Of(StrategyLeg leg, int quantity) => new()
    {
        Action = leg.IsBought ? "BUY" : "SELL",
        Ratio = Math.Abs(leg.Contracts) / quantity,
        Quantity = Math.Abs(leg.Contracts),
        Contract = ContractInfo.Of(leg.Contract),
        Price = leg.Price,
        Bid = leg.Quote?.Quote?.Bid,
        Ask = leg.Quote?.Quote?.Ask,
        Iv = (leg.Quote?.Greeks?.ImpliedVolatility).Figure(),
        Delta = leg.Quote is null ? 1 : (leg.Quote.Greeks?.Delta).Figure(),
    };
}
