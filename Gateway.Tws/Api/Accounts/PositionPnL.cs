namespace Gateway.Tws.Api.Accounts;

/// <summary>Profit and loss of one position, in the account's base currency. Null is "not computed".</summary>
/// <param name="Quantity">The position's size.</param>
/// <param name="Value">The position's market value.</param>
public sealed record PositionPnL(decimal? Quantity, decimal? Daily, decimal? Unrealized, decimal? Realized, decimal? Value);
