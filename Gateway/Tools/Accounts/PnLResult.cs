using System.ComponentModel;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tools.Accounts;

/// <summary>Profit and loss of an account, in its base currency; what TWS did not compute is absent.</summary>
internal sealed record PnLResult
{
    public required string Account { get; init; }

    [Description("Since the reset of the trading day.")]
    public decimal? DailyPnL { get; init; }

    public decimal? UnrealizedPnL { get; init; }

    public decimal? RealizedPnL { get; init; }

    public static PnLResult Of(string account, AccountPnL pnl) =>
        new() { Account = account, DailyPnL = pnl.Daily, UnrealizedPnL = pnl.Unrealized, RealizedPnL = pnl.Realized };
}
