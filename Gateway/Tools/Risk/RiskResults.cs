using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Risk;

/// <summary>The risk of a portfolio, and how it was computed.</summary>
internal sealed record RiskResult
{
    [Description("All for several accounts together.")]
    public required string Account { get; init; }

    [Description("Currency of all amounts.")]
    public required string Currency { get; init; }

    public decimal? NetLiquidation { get; init; }

    public required string Benchmark { get; init; }

    public required double Confidence { get; init; }

    public required int HorizonDays { get; init; }

    [Description("Loss that is not exceeded within the horizon with this confidence.")]
    public required double ValueAtRisk { get; init; }

    [Description("Of the net liquidation value.")]
    public double? ValueAtRiskPercent { get; init; }

    [Description("Mean loss of the cases beyond the value at risk.")]
    public required double ExpectedShortfall { get; init; }

    [Description("The worst of all cases; negative.")]
    public required double WorstCase { get; init; }

    [Description("Of the net liquidation value to the benchmark.")]
    public double? Beta { get; init; }

    [Description("Sum of dollar delta times beta, in currency.")]
    public required double BetaWeightedDelta { get; init; }

    [Description("Standard deviation of the daily profits, annualized, in currency.")]
    public required double AnnualizedVolatility { get; init; }

    [Description("Number of cases in the simulation.")]
    public required int Observations { get; init; }

    public required IReadOnlyList<StressRow> Stress { get; init; }

    [Description("By underlying, the largest risk first.")]
    public required IReadOnlyList<RiskRow> Underlyings { get; init; }

    public required string Method { get; init; }

    [Description("True when every position is in the figures; notPriced lists the others.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<Unpriced>? NotPriced { get; init; }

    [Description("TWS's time, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("The least current of the quotes behind it: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }
}

/// <summary>Greeks of a portfolio by underlying, and their sums.</summary>
internal sealed record GreeksResult
{
    [Description("All for several accounts together.")]
    public required string Account { get; init; }

    [Description("Currency of all amounts.")]
    public required string Currency { get; init; }

    [Description("By underlying, the largest exposure first.")]
    public required IReadOnlyList<GreeksRow> Underlyings { get; init; }

    public required int Count { get; init; }

    [Description("Sum of the rows, in currency.")]
    public required double DollarDelta { get; init; }

    [Description("Amount a day, in currency.")]
    public required double Theta { get; init; }

    [Description("Amount a percentage point of volatility, in currency.")]
    public required double Vega { get; init; }

    public string? BetaTo { get; init; }

    [Description("Equivalent units of betaTo.")]
    public double? BetaWeightedDelta { get; init; }

    [Description("True when every position was priced; notPriced lists the others.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<Unpriced>? NotPriced { get; init; }

    [Description("TWS's time, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("The least current of the quotes behind it: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }
}

/// <summary>The greeks of all positions on one underlying.</summary>
internal sealed record GreeksRow
{
    public required ContractInfo Underlying { get; init; }

    [Description("Of the underlying, as it is quoted.")]
    public required double Price { get; init; }

    [Description("Equivalent units of the underlying.")]
    public required double Delta { get; init; }

    [Description("Value of the delta in the account's currency.")]
    public required double DollarDelta { get; init; }

    [Description("Change of delta when the underlying moves by 1.")]
    public required double Gamma { get; init; }

    [Description("Amount a day, in currency.")]
    public required double Theta { get; init; }

    [Description("Amount a percentage point of volatility, in currency.")]
    public required double Vega { get; init; }

    [Description("To the benchmark, from daily returns of a year; absent when there is too little history.")]
    public double? Beta { get; init; }

    [Description("Equivalent units of the benchmark.")]
    public double? BetaWeightedDelta { get; init; }

    [Description("Contracts held on it.")]
    public required int Positions { get; init; }
}

/// <summary>The exposure of one position to its underlying.</summary>
/// <param name="Underlying">The contract itself, unless it is an option.</param>
/// <param name="Units">Quantity times multiplier; negative when short.</param>
/// <param name="Price">The price of the underlying, as it is quoted.</param>
/// <param name="Rate">Money of the account's currency for one unit at a price of 1: the exchange rate, less what the price is magnified by.</param>
/// <param name="Option">Null for everything but options, as <paramref name="Computed"/>.</param>
internal sealed record Exposure(
    Contract Contract, Contract Underlying, double Units, double Price, double Rate, OptionTerms? Option = null, OptionComputation? Computed = null)
{
    /// <summary>As the rate, for prices of the underlying.</summary>
    public double UnderlyingRate { get; init; } = Rate;

    /// <summary>Contracts or shares, as held.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The delta, in units of the underlying.</summary>
    public double Delta => Units * (Option is null ? 1 : Computed?.Delta ?? 0);

    public double Gamma => Units * (Computed?.Gamma ?? 0);

    /// <summary>The theta: money for each day, in the account's currency.</summary>
    public double Theta => Units * (Computed?.Theta ?? 0) * Rate;

    /// <summary>The vega: money for each percentage point of volatility, in the account's currency.</summary>
    public double Vega => Units * (Computed?.Vega ?? 0) * Rate;

    /// <summary>The delta in money of the account's currency.</summary>
    public double DollarDelta => Delta * Price * UnderlyingRate;

    /// <summary>The profit when the underlying returns this (0.01 is 1 %), in the account's currency. Options are valued anew.</summary>
    public double ProfitAt(double change) => UnderlyingRate * Units * (Option is { } option
        ? option.ValueAt(Price * (1 + change)) - option.ValueAt(Price)
        : Price * change);
}

/// <summary>The contribution of one underlying.</summary>
internal sealed record RiskRow
{
    public required string Symbol { get; init; }

    [Description("Value of the delta in currency.")]
    public required double DollarDelta { get; init; }

    public required double Beta { get; init; }

    [Description("Of this underlying alone; the sum is more than the portfolio's.")]
    public required double ValueAtRisk { get; init; }
}

/// <summary>The effect of one move of the benchmark.</summary>
internal sealed record StressRow
{
    [Description("Per cent; each underlying moves by its beta times this.")]
    public required double Shock { get; init; }

    public required double Profit { get; init; }

    [Description("Per cent of the net liquidation value.")]
    public double? ProfitPercent { get; init; }
}

/// <summary>A position that the figures leave out, and why.</summary>
internal sealed record Unpriced
{
    public required ContractInfo Contract { get; init; }

    public required decimal Position { get; init; }

    public required string Reason { get; init; }
}

/// <summary>The inputs of an option's valuation.</summary>
/// <param name="Years">To expiration.</param>
/// <param name="Volatility">The market's now: a year's, as a fraction.</param>
internal readonly record struct OptionTerms(bool Call, double Strike, double Years, double Volatility)
{
    public double ValueAt(double underlying) => BlackScholes.Value(Call, underlying, Strike, Years, Volatility);
}
