using Gateway.Tws.Api.Accounts;

namespace Gateway.Instruments.Views;

/// <summary>Profit and loss of an account, in its base currency; values that TWS did not compute are absent.</summary>
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

/// <summary>Profit and loss of one position, in the account's base currency; values that TWS did not compute are absent.</summary>
internal sealed record PnLSingleResult
{
    public required string Account { get; init; }

    public required int ConId { get; init; }

    public decimal? Position { get; init; }

    public decimal? DailyPnL { get; init; }

    public decimal? UnrealizedPnL { get; init; }

    public decimal? RealizedPnL { get; init; }

    [Description("Market value of the position.")]
    public decimal? Value { get; init; }

    public static PnLSingleResult Of(string account, int conId, PositionPnL pnl) => new()
    {
        Account = account,
        ConId = conId,
        Position = pnl.Quantity,
        DailyPnL = pnl.Daily,
        UnrealizedPnL = pnl.Unrealized,
        RealizedPnL = pnl.Realized,
        Value = pnl.Value,
    };
}
