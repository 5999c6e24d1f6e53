using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>One account in sum, in its base currency.</summary>
internal sealed record PortfolioTotals
{
    public required string Account { get; init; }

    public string? BaseCurrency { get; init; }

    public decimal? NetLiquidation { get; init; }

    public decimal? Cash { get; init; }

    [Description("Of all positions; absent when one has no value.")]
    public decimal? MarketValue { get; init; }

    [Description("Of all positions; absent when one has none.")]
    public decimal? UnrealizedPnL { get; init; }

    [Description("When TWS refreshed the values, HH:mm in its own zone.")]
    public string? UpdateTime { get; init; }

    public static PortfolioTotals Of(AccountPortfolio book) => new()
    {
        Account = book.Account,
        BaseCurrency = book.BaseCurrency,
        NetLiquidation = book.NetLiquidation,
        Cash = book.Cash,
        MarketValue = Sum(book.Held.Select(item => book.InBase(item.MarketValue, item.Contract.Currency))),
        UnrealizedPnL = Sum(book.Held.Select(item => book.InBase(item.UnrealizedPnL, item.Contract.Currency))),
        UpdateTime = book.Updates.UpdateTime.OrNull(),
    };

    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)0m, (sum, amount) => sum + amount);
}
