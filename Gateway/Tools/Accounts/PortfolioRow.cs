using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tools.Accounts;

/// <summary>One position with its worth; amounts are in the contract's currency unless they say base.</summary>
internal sealed record PortfolioRow : PositionRow
{
    [SetsRequiredMembers]
    public PortfolioRow(AccountPortfolio book, PortfolioItem item)
        : base(new Position(book.Account, item.Contract, item.Quantity, item.AverageCost), item, book)
    {
        BaseValue = book.InBase(item.MarketValue, item.Contract.Currency);
        Weight = book.NetLiquidation is > 0 and var net && BaseValue is { } value ? Math.Round(100m * value / net, 2) : null;
    }

    [JsonPropertyOrder(1)]
    [Description("Market value in the account's base currency.")]
    public decimal? BaseValue { get; init; }

    [JsonPropertyOrder(1)]
    [Description("Base value as a percentage of the account's net liquidation. A future counts with its contract value.")]
    public decimal? Weight { get; init; }
}
