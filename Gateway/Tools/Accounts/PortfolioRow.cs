using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tools.Accounts;

/// <summary>One position with its worth; amounts are in the contract's currency unless they say base.</summary>
internal sealed record PortfolioRow
{
    public required string Account { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Negative when short.")]
    public required decimal Position { get; init; }

    [Description("A unit's, multiplier and commissions included.")]
    public decimal? AvgCost { get; init; }

    public decimal? MarketPrice { get; init; }

    public decimal? MarketValue { get; init; }

    public decimal? UnrealizedPnL { get; init; }

    public decimal? RealizedPnL { get; init; }

    [Description("Market value in the account's base currency.")]
    public decimal? BaseValue { get; init; }

    [Description("Base value as a percentage of the account's net liquidation. A future counts with its contract value.")]
    public decimal? Weight { get; init; }

    [Description("portfolio: TWS's own valuation; quote: computed from a quote, because TWS values one account at a time.")]
    public string? PriceSource { get; init; }

    public static PortfolioRow Of(AccountPortfolio book, PortfolioItem item)
    {
        var baseValue = book.InBase(item.MarketValue, item.Contract.Currency);
        return new PortfolioRow
        {
            Account = book.Account,
            Contract = ContractInfo.Of(item.Contract),
            Position = item.Quantity,
            AvgCost = item.AverageCost,
            MarketPrice = item.MarketPrice,
            MarketValue = item.MarketValue,
            UnrealizedPnL = item.UnrealizedPnL,
            RealizedPnL = item.RealizedPnL,
            BaseValue = baseValue,
            Weight = book.NetLiquidation is > 0 and var net && baseValue is { } value ? Math.Round(100m * value / net, 2) : null,
            PriceSource = item.MarketPrice is null ? null : book.Quoted.Contains(item.Contract.ConId) ? "quote" : "portfolio",
        };
    }
}
