namespace Gateway.Tws.Api.Accounts;

/// <summary>One tag of an account's summary. The value is TWS's text: most are amounts, some are words.</summary>
public sealed record AccountSummaryValue(string Account, string Tag, string Value, string Currency);
