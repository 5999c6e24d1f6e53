using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Accounts;

/// <summary>A position with its worth. Amounts are in the contract's currency.</summary>
public sealed record PortfolioItem(
    Contract Contract,
    decimal Quantity,
    decimal? MarketPrice,
    decimal? MarketValue,
    decimal? AverageCost,
    decimal? UnrealizedPnL,
    decimal? RealizedPnL);
