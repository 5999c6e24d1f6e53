namespace TwsSimulator.Accounts;

/// <summary>One currency's part of an account at one moment, in that currency.</summary>
/// <param name="Rate">Value of one unit in the base currency.</param>
internal sealed record Ledger(string Currency, decimal Rate, decimal Cash)
{
    public decimal StockValue { get; init; }

    public decimal OptionValue { get; init; }

    public decimal CryptoValue { get; init; }

    public decimal BondValue { get; init; }

    public decimal FundValue { get; init; }

    /// <summary>Profit of open futures and CFDs, which cost no cash.</summary>
    public decimal FuturesPnL { get; init; }

    public decimal GrossValue { get; init; }

    public decimal InitialMargin { get; init; }

    public decimal MaintenanceMargin { get; init; }

    public decimal StockMargin { get; init; }

    public decimal UnrealizedPnL { get; init; }

    public decimal RealizedPnL { get; init; }

    public decimal DailyPnL { get; init; }

    public decimal NetLiquidation => Cash + StockValue + OptionValue + CryptoValue + BondValue + FundValue + FuturesPnL;

    /// <summary>The same amounts in the base currency, under another name.</summary>
    public Ledger InBase(string name) => new(name, 1m, Cash * Rate)
    {
        StockValue = StockValue * Rate,
        OptionValue = OptionValue * Rate,
        CryptoValue = CryptoValue * Rate,
        BondValue = BondValue * Rate,
        FundValue = FundValue * Rate,
        FuturesPnL = FuturesPnL * Rate,
        GrossValue = GrossValue * Rate,
        InitialMargin = InitialMargin * Rate,
        MaintenanceMargin = MaintenanceMargin * Rate,
        StockMargin = StockMargin * Rate,
        UnrealizedPnL = UnrealizedPnL * Rate,
        RealizedPnL = RealizedPnL * Rate,
        DailyPnL = DailyPnL * Rate,
    };

    public static Ledger operator +(Ledger left, Ledger right) => new(left.Currency, left.Rate, left.Cash + right.Cash)
    {
        StockValue = left.StockValue + right.StockValue,
        OptionValue = left.OptionValue + right.OptionValue,
        CryptoValue = left.CryptoValue + right.CryptoValue,
        BondValue = left.BondValue + right.BondValue,
        FundValue = left.FundValue + right.FundValue,
        FuturesPnL = left.FuturesPnL + right.FuturesPnL,
        GrossValue = left.GrossValue + right.GrossValue,
        InitialMargin = left.InitialMargin + right.InitialMargin,
        MaintenanceMargin = left.MaintenanceMargin + right.MaintenanceMargin,
        StockMargin = left.StockMargin + right.StockMargin,
        UnrealizedPnL = left.UnrealizedPnL + right.UnrealizedPnL,
        RealizedPnL = left.RealizedPnL + right.RealizedPnL,
        DailyPnL = left.DailyPnL + right.DailyPnL,
    };
}
