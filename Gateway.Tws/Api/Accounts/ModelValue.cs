namespace Gateway.Tws.Api.Accounts;

/// <summary>One value of an account, or of an advisor's model within it. The value is TWS's text: most are amounts, some are words.</summary>
/// <param name="ModelCode">Empty when it belongs to no model.</param>
public sealed record ModelValue(string Account, string ModelCode, string Key, string Value, string Currency);
