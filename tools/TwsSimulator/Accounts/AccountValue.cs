namespace TwsSimulator.Accounts;

/// <summary>One value of an account as TWS sends it, as text.</summary>
/// <param name="Currency">Empty for values that are not money.</param>
internal readonly record struct AccountValue(string Key, string Text, string Currency);
