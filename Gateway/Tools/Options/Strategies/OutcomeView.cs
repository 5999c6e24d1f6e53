using System.ComponentModel;
using Gateway.Tools.Options.Payoff;

namespace Gateway.Tools.Options.Strategies;

/// <summary>What a strategy brings at expiration, in money for the whole quantity; commissions and early exercise are left out.</summary>
internal sealed record OutcomeView
{
    [Description("Absent when there is no bound.")]
    public decimal? MaxGain { get; init; }

    public required bool MaxGainUnlimited { get; init; }

    [Description("A positive number; absent when there is no bound.")]
    public decimal? MaxLoss { get; init; }

    public required bool MaxLossUnlimited { get; init; }

    [Description("Prices of the underlying at which nothing is won or lost.")]
    public required IReadOnlyList<decimal> Breakevens { get; init; }

    [Description("Profit where the line bends; straight between, and above the last by slope.")]
    public required IReadOnlyList<OutcomePoint> Points { get; init; }

    [Description("Profit for each 1 that the underlying ends above the last point.")]
    public required decimal Slope { get; init; }

    public static OutcomeView Of(PayoffCurve curve) => new()
    {
        MaxGain = curve.MaxGain,
        MaxGainUnlimited = curve.MaxGain is null,
        MaxLoss = curve.MaxLoss,
        MaxLossUnlimited = curve.MaxLoss is null,
        Breakevens = curve.BreakEvens(),
        Points = [.. curve.Points.Select(point => new OutcomePoint { UnderlyingPrice = point, Profit = curve.ProfitAt(point) })],
        Slope = curve.Slope,
    };
}

internal sealed record OutcomePoint
{
    public required decimal UnderlyingPrice { get; init; }

    public required decimal Profit { get; init; }
}
