using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Risk;

/// <summary>Greeks of all that is held on one underlying.</summary>
internal sealed record GreeksRow
{
    public required ContractInfo Underlying { get; init; }

    [Description("Of the underlying, in its own currency.")]
    public required double Price { get; init; }

    [Description("Like so many units of the underlying.")]
    public required double Delta { get; init; }

    [Description("Delta times price, in the account's currency.")]
    public required double DeltaMoney { get; init; }

    [Description("Change of delta when the underlying moves by 1.")]
    public required double Gamma { get; init; }

    [Description("Money a day.")]
    public required double Theta { get; init; }

    [Description("Money a percentage point of volatility.")]
    public required double Vega { get; init; }

    [Description("To the benchmark, from daily returns of a year; absent when there is too little history.")]
    public double? Beta { get; init; }

    [Description("Like so many units of the benchmark.")]
    public double? BetaWeightedDelta { get; init; }

    [Description("Contracts held on it.")]
    public required int Positions { get; init; }
}
