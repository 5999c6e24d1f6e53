using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Contracts;

/// <summary>TWS's errors for contracts that it cannot use.</summary>
internal static class ContractRules
{
    public const string NotFound = "No security definition has been found for the request";

    private static readonly string[] SecTypes =
        ["STK", "OPT", "FUT", "CONTFUT", "IND", "FOP", "CASH", "CFD", "BAG", "WAR", "IOPT", "BOND", "BILL", "CMDTY", "NEWS", "FUND", "CRYPTO"];

    /// <summary>The text of error 321; null when the contract can be looked up.</summary>
    public static string? Fault(ContractQuery query)
    {
        if (query.ConId == 0 && query.SecId.Length == 0 && !SecTypes.Contains(query.SecType))
            return "Error validating request.-'bH' : cause - Please enter a valid security type";
        // A combination is defined by its legs.
        if (query is { ConId: 0, Symbol: "", LocalSymbol: "", SecId: "", SecType: not "BAG" })
            return "Error validating request.-'bH' : cause - Please enter a symbol or a local symbol or contract id";
        return null;
    }
}
