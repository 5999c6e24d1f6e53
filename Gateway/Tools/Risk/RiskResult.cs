using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Risk;

/// <summary>The risk of a portfolio, and how it was reckoned.</summary>
internal sealed record RiskResult
{
    [Description("All when several accounts are taken together.")]
    public required string Account { get; init; }

    [Description("All money is in it.")]
    public required string Currency { get; init; }

    public decimal? NetLiquidation { get; init; }

    public required string Benchmark { get; init; }

    public required double Confidence { get; init; }

    public required int HorizonDays { get; init; }

    [Description("The loss that is not exceeded with the confidence within the horizon.")]
    public required double ValueAtRisk { get; init; }

    [Description("Of the net liquidation value.")]
    public double? ValueAtRiskPercent { get; init; }

    [Description("Mean loss of the cases beyond the value at risk.")]
    public required double ExpectedShortfall { get; init; }

    [Description("The worst of all cases; negative.")]
    public required double WorstCase { get; init; }

    [Description("Of the net liquidation value to the benchmark.")]
    public double? Beta { get; init; }

    [Description("Money that is like the benchmark itself: sum of delta times price times beta.")]
    public required double BetaMoney { get; init; }

    [Description("Of the daily profits, a year's, in money.")]
    public required double YearlyVolatility { get; init; }

    [Description("Cases that the figures rest on.")]
    public required int Observations { get; init; }

    public required IReadOnlyList<StressRow> Stress { get; init; }

    [Description("By underlying, the largest risk first.")]
    public required IReadOnlyList<RiskRow> Underlyings { get; init; }

    public required string Method { get; init; }

    [Description("True when every position is in the figures; notPriced tells which are not.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<Unpriced>? NotPriced { get; init; }

    [Description("TWS's time, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("The least current of the quotes behind it: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }
}
