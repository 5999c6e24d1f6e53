namespace TwsSimulator.Market;

/// <summary>The texts of error 200, alike for data and for orders.</summary>
internal static class ContractTexts
{
    public const string NotFound = "No security definition has been found for the request";

    /// <summary>For a description that several contracts fit.</summary>
    public static string Ambiguous(string symbol, string secType) => secType is "FUT" or "CONTFUT" or "OPT" or "FOP"
        ? $"The contract description specified for {symbol} is ambiguous; you must specify the multiplier or trading class."
        : $"The contract description specified for {symbol} is ambiguous.";
}
