using Gateway.Registry;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

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
