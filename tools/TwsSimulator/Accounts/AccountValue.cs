namespace TwsSimulator.Accounts;

/// <summary>One line of an account's numbers as TWS tells it: all values are texts.</summary>
/// <param name="Currency">Empty for what is no amount of money.</param>
internal readonly record struct AccountValue(string Key, string Text, string Currency);
