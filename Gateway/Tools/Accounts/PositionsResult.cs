using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>What the accounts hold.</summary>
internal sealed record PositionsResult
{
    public required IReadOnlyList<PositionRow> Positions { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more positions. Complete and empty means flat.")]
    public required bool Complete { get; init; }

    [Description("False when a market value is missing; absent when they were not asked for.")]
    public bool? MarketComplete { get; init; }
}
