using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Accounts;

/// <summary>One position; amounts are in the contract's currency.</summary>
internal sealed record PositionRow
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

    [Description("portfolio: TWS's own valuation; quote: computed from a quote, because TWS values one account at a time.")]
    public string? PriceSource { get; init; }

    [Description("Of the quote, where one was taken: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    [Description("When the quote's last tick came, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    public static PositionRow Of(Position position, AccountPortfolio? portfolio)
    {
        var market = portfolio?.Updates.Portfolio.FirstOrDefault(item => item.Contract.ConId == position.Contract.ConId);
        var quote = market?.MarketPrice is null ? null : portfolio!.Quoted.GetValueOrDefault(position.Contract.ConId);
        return new PositionRow
        {
            Account = position.Account,
            Contract = ContractInfo.Of(position.Contract),
            Position = position.Quantity,
            AvgCost = position.AverageCost,
            MarketPrice = market?.MarketPrice,
            MarketValue = market?.MarketValue,
            UnrealizedPnL = market?.UnrealizedPnL,
            RealizedPnL = market?.RealizedPnL,
            PriceSource = market?.MarketPrice is null ? null : quote is null ? "portfolio" : "quote",
            DataType = quote?.MarketDataType,
            AsOf = quote?.AsOf,
        };
    }
}
