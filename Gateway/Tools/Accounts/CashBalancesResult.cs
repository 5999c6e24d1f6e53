using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>Cash by currency.</summary>
internal sealed record CashBalancesResult
{
    public required IReadOnlyList<CashBalanceRow> Balances { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish in time: there may be more.")]
    public required bool Complete { get; init; }
}
