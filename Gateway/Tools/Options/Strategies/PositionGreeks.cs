using System.ComponentModel;

namespace Gateway.Tools.Options.Strategies;

/// <summary>Greeks of a whole position: contracts and multipliers are in them. Absent when one leg has none.</summary>
internal sealed record PositionGreeks
{
    [Description("Like so many units of the underlying.")]
    public double? Delta { get; init; }

    [Description("Change of delta when the underlying moves by 1.")]
    public double? Gamma { get; init; }

    [Description("Money a day.")]
    public double? Theta { get; init; }

    [Description("Money a percentage point of volatility.")]
    public double? Vega { get; init; }
}
