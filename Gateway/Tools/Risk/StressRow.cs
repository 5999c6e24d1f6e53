using System.ComponentModel;

namespace Gateway.Tools.Risk;

/// <summary>What a move of the benchmark would do.</summary>
internal sealed record StressRow
{
    [Description("Per cent; each underlying moves by its beta times this.")]
    public required double Shock { get; init; }

    public required double Profit { get; init; }

    [Description("Per cent of the net liquidation value.")]
    public double? ProfitPercent { get; init; }
}
