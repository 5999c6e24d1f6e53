using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Contracts;

/// <summary>Looks contracts up.</summary>
public interface IContractsApi
{
    /// <summary>Up to 16 contracts whose symbol begins with, or whose company name holds, the pattern (reqMatchingSymbols).</summary>
    /// <remarks>The list is empty when nothing matches. IB allows about one such search a second.</remarks>
    Task<IReadOnlyList<ContractDescription>> MatchingSymbolsAsync(string pattern, CancellationToken cancellationToken = default);

    /// <summary>Every contract that fits the given one, complete with its trading rules (reqContractDetails); bonds included.</summary>
    /// <param name="contract">A <c>ConId</c>, or a symbol with at least <c>SecType</c>; what is left empty matches anything.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TwsRequestException">Code 200: no contract fits.</exception>
    Task<Snapshot<ContractDetails>> DetailsAsync(Contract contract, CancellationToken cancellationToken = default);
}
