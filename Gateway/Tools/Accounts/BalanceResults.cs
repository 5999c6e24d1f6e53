using Gateway.Instruments.Views;

namespace Gateway.Tools.Accounts;

/// <summary>Margin of each account.</summary>
internal sealed record MarginResult
{
    public required IReadOnlyList<MarginRow> Accounts { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish in time: there may be more.")]
    public required bool Complete { get; init; }
}

/// <summary>Cash by currency.</summary>
internal sealed record CashBalancesResult
{
    public required IReadOnlyList<CashBalanceRow> Balances { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish in time: there may be more.")]
    public required bool Complete { get; init; }
}

/// <summary>One currency of an account, in that currency.</summary>
internal sealed record CashBalanceRow
{
    public required string Account { get; init; }

    [Description("BASE is the sum of all, in the account's base currency.")]
    public required string Currency { get; init; }

    public decimal? Cash { get; init; }

    [Description("The cash in the base currency.")]
    public decimal? CashInBase { get; init; }

    [Description("One unit in the base currency.")]
    public decimal? ExchangeRate { get; init; }

    [Description("Accrued interest.")]
    public decimal? AccruedCash { get; init; }

    public decimal? StockValue { get; init; }

    public decimal? OptionValue { get; init; }

    [Description("Profit of open futures.")]
    public decimal? FuturesPnL { get; init; }

    public decimal? UnrealizedPnL { get; init; }

    public decimal? RealizedPnL { get; init; }

    [Description("All of it in this currency.")]
    public decimal? NetLiquidation { get; init; }

    public static CashBalanceRow Of(string account, string currency, AmountTable values) => new()
    {
        Account = account,
        Currency = currency,
        Cash = values["CashBalance"] ?? values["TotalCashBalance"],
        CashInBase = (values["CashBalance"] ?? values["TotalCashBalance"]) * values["ExchangeRate"] is { } inBase ? Math.Round(inBase, 2) : null,
        ExchangeRate = values["ExchangeRate"],
        AccruedCash = values["AccruedCash"],
        StockValue = values["StockMarketValue"],
        OptionValue = values["OptionMarketValue"],
        FuturesPnL = values["FuturesPNL"],
        UnrealizedPnL = values["UnrealizedPnL"],
        RealizedPnL = values["RealizedPnL"],
        NetLiquidation = values["NetLiquidationByCurrency"],
    };
}
