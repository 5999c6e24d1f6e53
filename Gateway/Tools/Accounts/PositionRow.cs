using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Api.Accounts;

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

    public static PositionRow Of(Position position, PortfolioItem? market) => new()
    {
        Account = position.Account,
        Contract = ContractInfo.Of(position.Contract),
        Position = position.Quantity,
        AvgCost = position.AverageCost,
        MarketPrice = market?.MarketPrice,
        MarketValue = market?.MarketValue,
        UnrealizedPnL = market?.UnrealizedPnL,
        RealizedPnL = market?.RealizedPnL,
    };
}
