using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Accounts;

/// <summary>What an account holds of one contract.</summary>
/// <param name="Quantity">In the contract's units; negative when short. Zero for a position closed today.</param>
/// <param name="AverageCost">A unit's, in the contract's currency, multiplier and commissions included.</param>
public sealed record Position(string Account, Contract Contract, decimal Quantity, decimal? AverageCost);
