using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>Accounts in full.</summary>
internal sealed record PortfolioResult
{
    public required IReadOnlyList<PortfolioRow> Items { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<PortfolioTotals> Accounts { get; init; }

    [Description("False when a position has no price, or TWS did not finish in time. Complete and empty means flat.")]
    public required bool Complete { get; init; }
}
