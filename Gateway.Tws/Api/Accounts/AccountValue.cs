namespace Gateway.Tws.Api.Accounts;

/// <summary>One key of an account's values. The value is TWS's text: most are amounts, some are words.</summary>
/// <param name="Currency">The amount's currency, or <c>BASE</c>; empty for values that have none.</param>
public sealed record AccountValue(string Key, string Value, string Currency);
