using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>What else a contract may mean that TWS does not find as it stands.</summary>
internal static class ContractGuesses
{
    /// <summary>An ISIN or CUSIP does not tell its security type: TWS knows bonds by it as their symbol, and funds and warrants under their own types.</summary>
    public static IReadOnlyList<Contract> After(Contract contract) =>
        contract is { SecId.Length: > 0, SecType: SecTypes.Stock, Symbol: "", ConId: 0 }
            ?
            [
                contract with { SecType = SecTypes.Bond },
                contract with { SecType = SecTypes.Bond, Symbol = contract.SecId, SecIdType = "", SecId = "" },
                contract with { SecType = SecTypes.Fund, Exchange = SecTypes.DefaultExchange(SecTypes.Fund, "") },
                contract with { SecType = SecTypes.Warrant },
            ]
            : [];
}
