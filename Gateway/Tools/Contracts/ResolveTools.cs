using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>Resolves contracts to instruments.</summary>
[Toolset("contracts", AccessScope.MarketRead)]
internal sealed class ResolveTools(ContractResolver resolver)
{
    private const int MostContracts = 50;

    [Tool("ibkr_resolve_contract", "Resolve a contract", ReadOnly = true, Idempotent = true,
        Requests = "reqContractDetails", Example = """{"contracts":["AAPL","isin:US912810TJ79","ES cont"]}""")]
    [Description("The one instrument that a contract names; or what is ambiguous, with the candidates.")]
    public async Task<ResolvedResult> ResolveContractAsync(
        ContractArguments contract,
        [Description("Several instead of one.")][MaxLength(MostContracts)] ContractInput[]? contracts = null,
        [Description("List all matches.")] bool all = false,
        CancellationToken cancellationToken = default)
    {
        var asked = ContractList.Of(contract, contracts);
        ResolvedRow[] rows = asked is [{ SecType: not SecTypes.Bag } only]
            ? [ResolvedRow.Of(only, await resolver.CandidatesAsync(only, cancellationToken), all)]
            : await Task.WhenAll(asked.Select(one => RowAsync(one, all, cancellationToken)));
        return new ResolvedResult { Results = rows, Count = rows.Length, AllResolved = rows.All(row => row.Resolved) };
    }

    /// <summary>Resolves one contract of a list. A failure becomes the error of its row, so that the other rows are still answered.</summary>
    private async Task<ResolvedRow> RowAsync(Contract contract, bool all, CancellationToken cancellationToken)
    {
        if (contract.SecType == SecTypes.Bag)
            return ResolvedRow.None(contract, "a combination is its legs: resolve each of them");
        try
        {
            return ResolvedRow.Of(contract, await resolver.CandidatesAsync(contract, cancellationToken), all);
        }
        catch (ToolException refused) when (ContractErrors.IsNone(refused))
        {
            return ResolvedRow.None(contract, $"{refused.Error.Message} {refused.Error.Hint}");
        }
    }
}
