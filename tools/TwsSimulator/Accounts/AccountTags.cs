using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>The account summary's tags and the ledger's keys, computed from a valuation.</summary>
internal static class AccountTags
{
    public const string Ledger = "$LEDGER";
    private const string AllCurrencies = "ALL";

    private static readonly Dictionary<string, Func<Valuation, string>> Numbers = new(StringComparer.Ordinal)
    {
        ["NetLiquidation"] = value => AccountFrames.Money(value.NetLiquidation),
        ["TotalCashValue"] = value => AccountFrames.Money(value.Total.Cash),
        ["SettledCash"] = value => AccountFrames.Money(value.Total.Cash),
        ["AccruedCash"] = _ => "0.00",
        ["BuyingPower"] = value => AccountFrames.Money(value.BuyingPower),
        ["EquityWithLoanValue"] = value => AccountFrames.Money(value.EquityWithLoan),
        ["PreviousDayEquityWithLoanValue"] = value => AccountFrames.Money(value.EquityWithLoan - value.Total.DailyPnL),
        ["GrossPositionValue"] = value => AccountFrames.Money(value.Total.GrossValue),
        ["RegTEquity"] = value => AccountFrames.Money(value.EquityWithLoan),
        ["RegTMargin"] = value => AccountFrames.Money(value.Total.StockMargin),
        ["SMA"] = value => AccountFrames.Money(value.EquityWithLoan - value.Total.StockMargin),
        ["InitMarginReq"] = value => AccountFrames.Money(value.Total.InitialMargin),
        ["MaintMarginReq"] = value => AccountFrames.Money(value.Total.MaintenanceMargin),
        ["AvailableFunds"] = value => AccountFrames.Money(value.AvailableFunds),
        ["ExcessLiquidity"] = value => AccountFrames.Money(value.ExcessLiquidity),
        ["FullInitMarginReq"] = value => AccountFrames.Money(value.Total.InitialMargin),
        ["FullMaintMarginReq"] = value => AccountFrames.Money(value.Total.MaintenanceMargin),
        ["FullAvailableFunds"] = value => AccountFrames.Money(value.AvailableFunds),
        ["FullExcessLiquidity"] = value => AccountFrames.Money(value.ExcessLiquidity),
        ["LookAheadInitMarginReq"] = value => AccountFrames.Money(value.Total.InitialMargin),
        ["LookAheadMaintMarginReq"] = value => AccountFrames.Money(value.Total.MaintenanceMargin),
        ["LookAheadAvailableFunds"] = value => AccountFrames.Money(value.AvailableFunds),
        ["LookAheadExcessLiquidity"] = value => AccountFrames.Money(value.ExcessLiquidity),
    };

    private static readonly Dictionary<string, Func<Valuation, string>> Plain = new(StringComparer.Ordinal)
    {
        ["AccountType"] = _ => "INDIVIDUAL",
        ["Cushion"] = value => value.Cushion.ToString(CultureInfo.InvariantCulture),
        ["Leverage"] = value => value.Leverage.ToString(CultureInfo.InvariantCulture),
        ["LookAheadNextChange"] = _ => "0",
        ["HighestSeverity"] = _ => "",
        ["DayTradesRemaining"] = _ => "-1",
        ["DayTradesRemainingT+1"] = _ => "-1",
        ["DayTradesRemainingT+2"] = _ => "-1",
        ["DayTradesRemainingT+3"] = _ => "-1",
        ["DayTradesRemainingT+4"] = _ => "-1",
    };

    /// <summary>Other spellings that IB's documents and clients use.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["PreviousEquityWithLoanValue"] = "PreviousDayEquityWithLoanValue",
        ["ReqTEquity"] = "RegTEquity",
        ["ReqTMargin"] = "RegTMargin",
    };

    /// <summary>Every tag that is not the ledger.</summary>
    public static IEnumerable<string> All => Plain.Keys.Concat(Numbers.Keys);

    public static bool IsKnown(string tag) =>
        Numbers.ContainsKey(tag)
            || Plain.ContainsKey(tag)
            || Aliases.ContainsKey(tag)
            || tag == Ledger
            || tag.StartsWith(Ledger + ":", StringComparison.Ordinal);

    /// <summary>The values of one tag: one line, or for a ledger many.</summary>
    public static IEnumerable<AccountValue> ValuesOf(string tag, Valuation valuation)
    {
        var name = Aliases.GetValueOrDefault(tag, tag);
        if (Numbers.TryGetValue(name, out var number))
            return [new AccountValue(tag, number(valuation), Account.BaseCurrency)];
        if (Plain.TryGetValue(name, out var plain))
            return [new AccountValue(tag, plain(valuation), "")];
        var currency = tag.Length > Ledger.Length ? tag[(Ledger.Length + 1)..] : Valuation.BaseName;
        return valuation.Ledgers.Append(valuation.Total)
            .Where(ledger => currency is AllCurrencies || ledger.Currency == currency)
            .SelectMany(LinesOf);
    }

    /// <summary>Everything about one account, or only its cash by currency and its net liquidation value.</summary>
    public static IEnumerable<AccountValue> AllOf(Account account, ITradingMarket market, bool ledgerAndNlv = false, bool ledgerPrefix = false)
    {
        var valuation = Valuation.Of(account, market);
        if (!ledgerAndNlv)
        {
            yield return new AccountValue("AccountCode", account.Id, "");
            yield return new AccountValue("AccountReady", "true", "");
        }
        var tags = ledgerAndNlv ? ["NetLiquidation"] : All;
        foreach (var value in tags.SelectMany(tag => ValuesOf(tag, valuation)))
            yield return value;
        foreach (var value in ValuesOf(Ledger + ":" + AllCurrencies, valuation))
            yield return ledgerPrefix ? value with { Key = $"{Ledger}-{value.Key}" } : value;
    }

    /// <summary>The lines of one currency's ledger.</summary>
    public static IEnumerable<AccountValue> LinesOf(Ledger ledger)
    {
        var currency = ledger.Currency;
        yield return new AccountValue("Currency", currency, currency);
        yield return Line("CashBalance", ledger.Cash);
        yield return Line("TotalCashBalance", ledger.Cash);
        yield return Line("AccruedCash", 0m);
        yield return Line("StockMarketValue", ledger.StockValue);
        yield return Line("OptionMarketValue", ledger.OptionValue);
        yield return Line("FutureOptionValue", 0m);
        yield return Line("FuturesPNL", ledger.FuturesPnL);
        yield return Line("NetLiquidationByCurrency", ledger.NetLiquidation);
        yield return Line("UnrealizedPnL", ledger.UnrealizedPnL);
        yield return Line("RealizedPnL", ledger.RealizedPnL);
        yield return new AccountValue("ExchangeRate", ledger.Rate.ToString(CultureInfo.InvariantCulture), currency);
        yield return Line("CorporateBondValue", ledger.BondValue);
        yield return Line("FundValue", ledger.FundValue);
        yield return Line("NetDividend", 0m);
        yield return Line("Cryptocurrency", ledger.CryptoValue);
        yield return new AccountValue("RealCurrency", currency, currency);

        AccountValue Line(string key, decimal amount) => new(key, AccountFrames.Money(amount), currency);
    }
}
