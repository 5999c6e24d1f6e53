using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Accounts;

/// <summary>What an account holds of one contract.</summary>
/// <param name="Quantity">In the contract's units; negative when short. Zero for a position closed today.</param>
/// <param name="AverageCost">A unit's, in the contract's currency, multiplier and commissions included.</param>
public sealed record Position(string Account, Contract Contract, decimal Quantity, decimal? AverageCost);

/// <summary>What an account, or an advisor's model within it, holds of one contract.</summary>
/// <param name="ModelCode">Empty when it belongs to no model.</param>
/// <param name="AverageCost">A unit's, in the contract's currency, multiplier and commissions included.</param>
public sealed record ModelPosition(string Account, string ModelCode, Contract Contract, decimal Quantity, decimal? AverageCost);

/// <summary>One value of an account, or of an advisor's model within it. The value is TWS's text: most are amounts, some are words.</summary>
/// <param name="ModelCode">Empty when it belongs to no model.</param>
public sealed record ModelValue(string Account, string ModelCode, string Key, string Value, string Currency);
