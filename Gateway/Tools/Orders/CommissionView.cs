using System.ComponentModel;

namespace Gateway.Tools.Orders;

/// <summary>What a fill cost.</summary>
internal sealed record CommissionView
{
    public decimal? Commission { get; init; }

    public string? Currency { get; init; }

    [Description("Absent for a fill that closed nothing.")]
    public decimal? RealizedPNL { get; init; }
}
