namespace Gateway.Tws.Api.Accounts;

/// <summary>Profit and loss of an account, in its base currency. Null is "not computed".</summary>
public sealed record AccountPnL(decimal? Daily, decimal? Unrealized, decimal? Realized);
