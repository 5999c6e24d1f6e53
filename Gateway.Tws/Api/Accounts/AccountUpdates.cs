namespace Gateway.Tws.Api.Accounts;

/// <summary>One account in full.</summary>
/// <param name="UpdateTime">When TWS last refreshed the values, <c>HH:mm</c> in its own zone; empty when it did not say.</param>
/// <param name="Complete">False when the end of the download did not come in time: there may be more than this.</param>
public sealed record AccountUpdates(
    string Account, IReadOnlyList<AccountValue> Values, IReadOnlyList<PortfolioItem> Portfolio, string UpdateTime, bool Complete);
