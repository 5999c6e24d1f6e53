using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Risk;

/// <summary>Greeks of a portfolio by underlying, and their sums.</summary>
internal sealed record GreeksResult
{
    [Description("All when several accounts are taken together.")]
    public required string Account { get; init; }

    [Description("All money is in it.")]
    public required string Currency { get; init; }

    [Description("By underlying, the largest exposure first.")]
    public required IReadOnlyList<GreeksRow> Underlyings { get; init; }

    public required int Count { get; init; }

    [Description("Sum of delta times price.")]
    public required double DeltaMoney { get; init; }

    [Description("Money a day.")]
    public required double Theta { get; init; }

    [Description("Money a percentage point of volatility.")]
    public required double Vega { get; init; }

    public string? BetaTo { get; init; }

    [Description("The portfolio is like so many units of betaTo.")]
    public double? BetaWeightedDelta { get; init; }

    [Description("True when every position was priced; notPriced tells which were not.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<Unpriced>? NotPriced { get; init; }

    [Description("TWS's time, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("The least current of the quotes behind it: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }
}
