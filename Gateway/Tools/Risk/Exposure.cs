using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Risk;

/// <summary>One holding, as far as its worth depends on its underlying.</summary>
/// <param name="Underlying">The contract itself, unless it is an option.</param>
/// <param name="Units">Quantity times multiplier; negative when short.</param>
/// <param name="Price">Of the underlying, in the contract's currency.</param>
/// <param name="Rate">What one unit of that currency is worth in the account's.</param>
/// <param name="Option">Null for everything but options, as <paramref name="Computed"/>.</param>
internal sealed record Exposure(
    Contract Contract, Contract Underlying, double Units, double Price, double Rate, OptionTerms? Option = null, OptionComputation? Computed = null)
{
    /// <summary>Contracts or shares, as held.</summary>
    public decimal Quantity { get; init; }

    /// <summary>Like so many units of the underlying.</summary>
    public double Delta => Units * (Option is null ? 1 : Computed?.Delta ?? 0);

    public double Gamma => Units * (Computed?.Gamma ?? 0);

    /// <summary>Money a day, in the account's currency.</summary>
    public double Theta => Units * (Computed?.Theta ?? 0) * Rate;

    /// <summary>Money a percentage point of volatility, in the account's currency.</summary>
    public double Vega => Units * (Computed?.Vega ?? 0) * Rate;

    /// <summary>The underlying that it is like, in the account's currency.</summary>
    public double DeltaMoney => Delta * Price * Rate;

    /// <summary>What is won when the underlying returns this (0.01 is 1 %), in the account's currency. Options are valued anew.</summary>
    public double ProfitAt(double change) => Rate * Units * (Option is { } option
        ? option.ValueAt(Price * (1 + change)) - option.ValueAt(Price)
        : Price * change);
}
