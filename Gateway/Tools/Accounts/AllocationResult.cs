using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>How net liquidation divides.</summary>
internal sealed record AllocationResult
{
    public required AllocationBy By { get; init; }

    public string? BaseCurrency { get; init; }

    public decimal? NetLiquidation { get; init; }

    [Description("The greatest first.")]
    public required IReadOnlyList<AllocationRow> Groups { get; init; }

    public required int Count { get; init; }

    [Description("False when a position has no value or no known sector, or TWS did not finish in time.")]
    public required bool Complete { get; init; }
}
