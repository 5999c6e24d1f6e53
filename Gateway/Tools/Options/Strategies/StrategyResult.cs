using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Options.Payoff;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options.Strategies;

/// <summary>A strategy with its contracts, its price, and its profit and loss at expiration. Nothing was ordered.</summary>
internal sealed record StrategyResult
{
    public string? Symbol { get; init; }

    public required StrategyKind Strategy { get; init; }

    public decimal? UnderlyingPrice { get; init; }

    [Description("yyyyMMdd.")]
    public required string Expiration { get; init; }

    public required int DaysToExpiration { get; init; }

    [Description("Of the leg that ends later; calendar and diagonal only.")]
    public string? FarExpiration { get; init; }

    public required int Quantity { get; init; }

    [Description("Units of the underlying in one option.")]
    public required decimal Multiplier { get; init; }

    [Description("Currency of all amounts.")]
    public required string Currency { get; init; }

    public required IReadOnlyList<StrategyLegView> Legs { get; init; }

    [Description("Of one combination at the middle of the quotes, as it is quoted: positive is a debit, negative a credit.")]
    public decimal? NetPrice { get; init; }

    [Description("The same with every leg bought at the ask and sold at the bid.")]
    public decimal? NaturalPrice { get; init; }

    [Description("Amount for the whole quantity at netPrice: positive is a debit, negative a credit.")]
    public decimal? NetCost { get; init; }

    [Description("At expiration; absent when a price is missing or the legs end on different days.")]
    public PayoffView? Payoff { get; init; }

    [Description("Of the whole quantity.")]
    public required PositionGreeks Greeks { get; init; }

    [Description("True when every leg has a complete quote.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    [Description("live, frozen, delayed or delayed_frozen: the least current of the quotes.")]
    public MarketDataType? DataType { get; init; }

    [Description("Last change of the oldest quote, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    public string? Note { get; init; }
}

/// <summary>A leg as results show it: ready for a combination order.</summary>
internal sealed record StrategyLegView
{
    [Description("BUY or SELL.")]
    public required string Action { get; init; }

    [Description("For one strategy: contracts, or shares.")]
    public required decimal Ratio { get; init; }

    [Description("For the whole quantity.")]
    public required decimal Quantity { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Used in the computation: the middle of the quote, else the last or the model price.")]
    public decimal? Price { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    [Description("Annualized implied volatility as a fraction.")]
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

/// <summary>The profit and loss of a strategy at expiration, in money for the whole quantity, without commissions and early exercise.</summary>
internal sealed record PayoffView
{
    [Description("Absent when there is no bound.")]
    public decimal? MaxProfit { get; init; }

    public required bool MaxProfitUnlimited { get; init; }

    [Description("A positive number; absent when there is no bound.")]
    public decimal? MaxLoss { get; init; }

    public required bool MaxLossUnlimited { get; init; }

    [Description("Prices of the underlying at which profit is 0.")]
    public required IReadOnlyList<decimal> Breakevens { get; init; }

    [Description("Profit at each bend of the payoff; linear in between, and by slope above the last.")]
    public required IReadOnlyList<PayoffPoint> Points { get; init; }

    [Description("Profit for each 1 of the underlying above the last point.")]
    public required decimal Slope { get; init; }

    public static PayoffView Of(PayoffCurve curve) => new()
    {
        MaxProfit = curve.MaxProfit,
        MaxProfitUnlimited = curve.MaxProfit is null,
        MaxLoss = curve.MaxLoss,
        MaxLossUnlimited = curve.MaxLoss is null,
        Breakevens = curve.BreakEvens(),
        Points = [.. curve.Points.Select(point => new PayoffPoint { UnderlyingPrice = point, Profit = curve.ProfitAt(point) })],
        Slope = curve.Slope,
    };
}

internal sealed record PayoffPoint
{
    public required decimal UnderlyingPrice { get; init; }

    public required decimal Profit { get; init; }
}

/// <summary>The greeks of a whole position, contracts and multipliers included. Absent when one leg has none.</summary>
internal sealed record PositionGreeks
{
    [Description("Equivalent units of the underlying.")]
    public double? Delta { get; init; }

    [Description("Change of delta when the underlying moves by 1.")]
    public double? Gamma { get; init; }

    [Description("Amount a day, in currency.")]
    public double? Theta { get; init; }

    [Description("Amount a percentage point of volatility, in currency.")]
    public double? Vega { get; init; }
}
