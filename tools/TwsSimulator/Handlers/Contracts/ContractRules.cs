using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Contracts;

/// <summary>TWS's errors for contracts that it cannot use.</summary>
internal static class ContractRules
{
    public const string NotFound = ContractTexts.NotFound;

    private static readonly string[] SecTypes =
        ["STK", "OPT", "FUT", "CONTFUT", "IND", "FOP", "CASH", "CFD", "BAG", "WAR", "IOPT", "BOND", "BILL", "CMDTY", "NEWS", "FUND", "CRYPTO"];

    /// <summary>The instrument that a client describes; null after an error was sent because there is none, or more than one.</summary>
    public static Instrument? FindOne(ClientSession client, int reqId, IMarket market, ContractQuery query)
    {
        var found = market.Search(query);
        if (found is [var only])
            return only;
        client.SendError(
            reqId, ErrorCodes.NoSecurityDefinition, found.Count == 0 ? NotFound : ContractTexts.Ambiguous(query.Symbol, found[0].SecType));
        return null;
    }

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
