using System.ComponentModel;

namespace Gateway.Tools.Risk;

/// <summary>The share of one underlying.</summary>
internal sealed record RiskRow
{
    public required string Symbol { get; init; }

    [Description("Delta times price.")]
    public required double DeltaMoney { get; init; }

    public required double Beta { get; init; }

    [Description("Of this underlying alone; the sum is more than the portfolio's.")]
    public required double ValueAtRisk { get; init; }
}
