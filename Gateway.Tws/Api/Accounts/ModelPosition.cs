using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Accounts;

/// <summary>What an account, or an advisor's model within it, holds of one contract.</summary>
/// <param name="ModelCode">Empty when it belongs to no model.</param>
/// <param name="AverageCost">A unit's, in the contract's currency, multiplier and commissions included.</param>
public sealed record ModelPosition(string Account, string ModelCode, Contract Contract, decimal Quantity, decimal? AverageCost);
