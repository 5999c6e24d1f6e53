using System.Diagnostics.CodeAnalysis;
using Gateway.Instruments;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tools.Accounts;

/// <summary>The allocation of the net liquidation value.</summary>
internal sealed record AllocationResult
{
    public required AllocationBy By { get; init; }

    public string? BaseCurrency { get; init; }

    public decimal? NetLiquidation { get; init; }

    [Description("The greatest first.")]
    public required IReadOnlyList<AllocationRow> Groups { get; init; }

    public required int Count { get; init; }

    [Description("False when a position has no value or no known sector, or TWS did not finish in time.")]
    public required bool Complete { get; init; }
}

/// <summary>Accounts with their portfolios.</summary>
internal sealed record PortfolioResult
{
    public required IReadOnlyList<PortfolioRow> Items { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<PortfolioTotals> Accounts { get; init; }

    [Description("False when a position has no price, or TWS did not finish in time. Complete and empty means flat.")]
    public required bool Complete { get; init; }
}

/// <summary>The totals of one account, in its base currency.</summary>
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

    public static PortfolioTotals Of(AccountPortfolio portfolio) => new()
    {
        Account = portfolio.Account,
        BaseCurrency = portfolio.BaseCurrency,
        NetLiquidation = portfolio.NetLiquidation,
        Cash = portfolio.Cash,
        MarketValue = Sum(portfolio.Held.Select(item => portfolio.InBase(item.MarketValue, item.Contract.Currency))),
        UnrealizedPnL = Sum(portfolio.Held.Select(item => portfolio.InBase(item.UnrealizedPnL, item.Contract.Currency))),
        UpdateTime = portfolio.Updates.UpdateTime.OrNull(),
    };

    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)0m, (sum, amount) => sum + amount);
}

/// <summary>One group of an allocation; amounts are in the base currency.</summary>
internal sealed record AllocationRow
{
    [Description("A security type, currency, sector or symbol; or cash.")]
    public required string Group { get; init; }

    [Description("Long less short. A future counts with its contract value.")]
    public required decimal Value { get; init; }

    [Description("Value as a percentage of net liquidation.")]
    public decimal? Percent { get; init; }

    public required decimal Long { get; init; }

    [Description("Negative, or 0.")]
    public required decimal Short { get; init; }

    [Description("Number of positions.")]
    public required int Positions { get; init; }
}

/// <summary>One position with its value; amounts are in the contract's currency unless they say base.</summary>
internal sealed record PortfolioRow : PositionRow
{
    [SetsRequiredMembers]
    public PortfolioRow(AccountPortfolio portfolio, PortfolioItem item)
        : base(new Position(portfolio.Account, item.Contract, item.Quantity, item.AverageCost), item, portfolio)
    {
        BaseValue = portfolio.InBase(item.MarketValue, item.Contract.Currency);
        Weight = portfolio.NetLiquidation is > 0 and var net && BaseValue is { } value ? Math.Round(100m * value / net, 2) : null;
    }

    [JsonPropertyOrder(1)]
    [Description("Market value in the account's base currency.")]
    public decimal? BaseValue { get; init; }

    [JsonPropertyOrder(1)]
    [Description("Base value as a percentage of the account's net liquidation. A future counts with its contract value.")]
    public decimal? Weight { get; init; }
}

/// <summary>What an allocation groups by.</summary>
internal enum AllocationBy
{
    [JsonStringEnumMemberName("assetClass")]
    AssetClass,

    [JsonStringEnumMemberName("currency")]
    Currency,

    [JsonStringEnumMemberName("sector")]
    Sector,

    [JsonStringEnumMemberName("symbol")]
    Symbol,
}
