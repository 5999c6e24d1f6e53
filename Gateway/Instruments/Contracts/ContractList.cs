using Gateway.Handlers;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>The contracts of a call that takes one or several.</summary>
internal static class ContractList
{
    /// <exception cref="ToolException">Both ways are used, or neither.</exception>
    public static IReadOnlyList<Contract> Of(ContractArguments contract, ContractInput[]? contracts)
    {
        if (contracts is not { Length: > 0 })
            return [contract.ToContract()];
        return contract.Given
            ? throw ToolErrors.InvalidArgument("contracts: must be absent when contract or symbol is given; example: [\"AAPL\", \"MSFT\"]")
            : [.. contracts.Select(input => input.Contract)];
    }
}

/// <summary>Matches a fully known instrument with a caller's contract, without asking TWS.</summary>
internal static class ContractMatch
{
    public static bool Fits(Contract asked, Contract known) => asked.ConId > 0
        ? asked.ConId == known.ConId
        : Same(asked.Symbol, known.Symbol)
            && Same(asked.SecType, known.SecType)
            && Same(asked.Currency, known.Currency)
            && Same(asked.Right, known.Right)
            && Same(asked.LocalSymbol, known.LocalSymbol)
            && Same(asked.TradingClass, known.TradingClass)
            && known.LastTradeDateOrContractMonth.StartsWith(asked.LastTradeDateOrContractMonth, StringComparison.Ordinal)
            && (asked.Strike is null or 0m || asked.Strike == known.Strike);

    private static bool Same(string asked, string known) => asked.Length == 0 || string.Equals(asked, known, StringComparison.OrdinalIgnoreCase);
}
