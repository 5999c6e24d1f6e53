using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;

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

    [Description("Of the quote, where one was taken: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    [Description("When the quote's last tick came, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    public static PortfolioRow Of(AccountPortfolio book, PortfolioItem item)
    {
        var baseValue = book.InBase(item.MarketValue, item.Contract.Currency);
        var quote = book.Quoted.GetValueOrDefault(item.Contract.ConId);
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
            PriceSource = item.MarketPrice is null ? null : quote is null ? "portfolio" : "quote",
            DataType = quote?.MarketDataType,
            AsOf = quote?.AsOf,
        };
    }
}
