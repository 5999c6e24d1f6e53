using Gateway.Tws.Model;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>The paper accounts at the start: a million dollars, partly in a small portfolio, and some cash in other currencies.</summary>
internal static class StartingAccounts
{
    private const decimal StartingCash = 1_000_000m;

    private static readonly (string Currency, decimal Amount)[] OtherCash = [("EUR", 50_000m), ("GBP", 20_000m), ("JPY", 3_000_000m)];

    /// <summary>Symbol, quantity, and the average price paid as a part of the prior close.</summary>
    private static readonly (string Symbol, decimal Quantity, decimal PaidPart)[] Stocks =
        [("VTI", 300m, 0.92m), ("BND", 500m, 1.03m), ("AAPL", 100m, 0.85m)];

    public static AccountBook Create(IReadOnlyList<string> ids, ITradingMarket market) =>
        new([.. ids.Select((id, index) => Create(id, index, market))]);

    private static Account Create(string id, int index, ITradingMarket market)
    {
        var account = new Account(id);
        account.Deposit(Account.BaseCurrency, StartingCash);
        foreach (var (currency, amount) in OtherCash)
            account.Deposit(currency, amount);
        foreach (var (symbol, quantity, paidPart) in Stocks)
            Endow(
                account, new Contract { Symbol = symbol, SecType = "STK", Exchange = "SMART", Currency = "USD" }, quantity * (index + 1), paidPart,
                market);
        var options = market.Resolve(new Contract { Symbol = "SPY", SecType = "OPT", Right = "P", Exchange = "SMART", Currency = "USD" });
        if (OutOfTheMoney(options, market) is { } option)
            Endow(account, option, 5m, 1.10m, market);
        return account;
    }

    private static void Endow(Account account, Contract contract, decimal quantity, decimal paidPart, ITradingMarket market)
    {
        if (market.Resolve(contract) is [var tradable])
            Endow(account, tradable, quantity, paidPart, market);
    }

    private static void Endow(Account account, Tradable tradable, decimal quantity, decimal paidPart, ITradingMarket market)
    {
        var close = market.QuoteOf(tradable).PriorClose;
        account.Endow(tradable, quantity, Math.Round(close * paidPart, 2), close);
    }

    /// <summary>A put some way below the market, from the second expiry: it lives for a while.</summary>
    private static Tradable? OutOfTheMoney(IReadOnlyList<Tradable> options, ITradingMarket market)
    {
        if (market.Resolve(new Contract { Symbol = "SPY", SecType = "STK", Exchange = "SMART", Currency = "USD" }) is not [var underlying])
            return null;
        var level = market.QuoteOf(underlying).PriorClose * 0.97m;
        var expiries = options.GroupBy(option => option.Contract.LastTradeDateOrContractMonth).OrderBy(group => group.Key, StringComparer.Ordinal);
        return expiries.ElementAtOrDefault(1)?.MinBy(option => (Math.Abs((option.Contract.Strike ?? 0m) - level), option.ConId));
    }
}
