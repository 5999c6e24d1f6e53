using System.Diagnostics.CodeAnalysis;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>One position; amounts are in the contract's currency.</summary>
internal record PositionRow
{
    public required string Account { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("Negative when short.")]
    public required decimal Position { get; init; }

    [Description("For one unit, including multiplier and commissions.")]
    public decimal? AvgCost { get; init; }

    public decimal? MarketPrice { get; init; }

    public decimal? MarketValue { get; init; }

    public decimal? UnrealizedPnL { get; init; }

    public decimal? RealizedPnL { get; init; }

    [Description("portfolio: TWS's own valuation; otherwise the field of the quote, because TWS values one account at a time.")]
    public PriceSource? PriceSource { get; init; }

    [Description("Of the quote, if one was used: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    [Description("Time of the quote's last tick, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    public static PositionRow Of(Position position, AccountPortfolio? portfolio) =>
        new(position, portfolio?.Updates.Portfolio.FirstOrDefault(item => item.Contract.ConId == position.Contract.ConId), portfolio);

    [SetsRequiredMembers]
    protected PositionRow(Position position, PortfolioItem? market, AccountPortfolio? portfolio)
    {
        var quote = market?.MarketPrice is null ? null : portfolio?.Quoted.GetValueOrDefault(position.Contract.ConId);
        Account = position.Account;
        Contract = ContractInfo.Of(position.Contract);
        Position = position.Quantity;
        AvgCost = position.AverageCost;
        MarketPrice = market?.MarketPrice;
        MarketValue = market?.MarketValue;
        UnrealizedPnL = market?.UnrealizedPnL;
        RealizedPnL = market?.RealizedPnL;
        PriceSource = market?.MarketPrice is null ? null
            : quote is null ? Gateway.Instruments.Views.PriceSource.Portfolio
            : FairPrice.Of(quote)?.Source;
        DataType = quote?.MarketDataType;
        AsOf = quote?.AsOf;
    }
}
