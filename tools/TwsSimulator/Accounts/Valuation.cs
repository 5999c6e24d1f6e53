using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>An account valued at one moment: a ledger a currency and their sum in the base currency.</summary>
/// <param name="Ledgers">One a currency, in the currencies' own units.</param>
/// <param name="Total">All of them in the base currency, named BASE.</param>
internal sealed record Valuation(IReadOnlyList<Ledger> Ledgers, Ledger Total)
{
    /// <summary>Account's name of the sum over all currencies.</summary>
    public const string BaseName = "BASE";

    private const decimal DayTradingLeverage = 4m;

    public decimal NetLiquidation => Total.NetLiquidation;

    /// <summary>Equity with loan value. Options count with their value, and their margin is what they can lose of it.</summary>
    public decimal EquityWithLoan => NetLiquidation;

    public decimal AvailableFunds => EquityWithLoan - Total.InitialMargin;

    public decimal ExcessLiquidity => EquityWithLoan - Total.MaintenanceMargin;

    public decimal BuyingPower => Math.Max(0m, AvailableFunds) * DayTradingLeverage;

    public decimal Cushion => NetLiquidation == 0m ? 0m : Math.Round(ExcessLiquidity / NetLiquidation, 6);

    public decimal Leverage => NetLiquidation == 0m ? 0m : Math.Round(Total.GrossValue / NetLiquidation, 2);

    public static Valuation Of(Account account, ITradingMarket market)
    {
        var ledgers = new SortedDictionary<string, Ledger>(StringComparer.Ordinal);
        foreach (var (currency, amount) in account.Cash)
            ledgers.Add(currency, new Ledger(currency, market.RateToBase(currency), amount));
        foreach (var position in account.Positions)
        {
            var currency = position.Tradable.Currency;
            var ledger = ledgers.GetValueOrDefault(currency) ?? new Ledger(currency, market.RateToBase(currency), 0m);
            ledgers[currency] = ledger + Of(position, market);
        }
        foreach (var margins in OptionMargin.Of(HoldingsOf(account, market), market))
        {
            var ledger = ledgers[margins.Key];
            ledgers[margins.Key] = ledger with
            {
                InitialMargin = ledger.InitialMargin + margins.Sum(),
                MaintenanceMargin = ledger.MaintenanceMargin + margins.Sum(),
            };
        }
        var total = ledgers.Values.Aggregate(new Ledger(BaseName, 1m, 0m), (sum, ledger) => sum + ledger.InBase(BaseName));
        return new Valuation([.. ledgers.Values], total);
    }

    /// <summary>The positions with what they are worth now.</summary>
    public static IReadOnlyList<Holding> HoldingsOf(Account account, ITradingMarket market) =>
    [
        .. account.Positions.Select(position => new Holding(
            position.Tradable, position.Quantity, position.ValueAt(market.QuoteOf(position.Tradable).Mark))),
    ];

    private static Ledger Of(Position position, ITradingMarket market)
    {
        var tradable = position.Tradable;
        var mark = market.QuoteOf(tradable).Mark;
        var value = position.ValueAt(mark);
        var unrealized = position.UnrealizedAt(mark);
        var initial = MarginRates.Initial(tradable, position.Quantity, mark);
        var ownsValue = !tradable.IsMargined && !tradable.IsForex;
        var isFund = tradable.SecType == "FUND";
        var isStock = ownsValue && !tradable.IsOption && !tradable.IsBond && !isFund && tradable.SecType != "CRYPTO";
        return new Ledger(tradable.Currency, 1m, 0m)
        {
            StockValue = isStock ? value : 0m,
            OptionValue = tradable.IsOption ? value : 0m,
            CryptoValue = tradable.SecType == "CRYPTO" ? value : 0m,
            BondValue = tradable.IsBond ? value : 0m,
            FundValue = isFund ? value : 0m,
            FuturesPnL = tradable.IsMargined ? unrealized : 0m,
            GrossValue = ownsValue ? Math.Abs(value) : 0m,
            InitialMargin = initial,
            MaintenanceMargin = MarginRates.Maintenance(tradable, position.Quantity, mark),
            StockMargin = isStock ? Math.Abs(value) * 0.5m : 0m,
            UnrealizedPnL = unrealized,
            RealizedPnL = position.RealizedPnL,
            DailyPnL = position.DailyAt(mark),
        };
    }
}
