using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Contracts;

/// <inheritdoc cref="IContractsApi"/>
internal sealed class ContractsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IContractsApi
{
    public async Task<IReadOnlyList<ContractDescription>> MatchingSymbolsAsync(string pattern, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<SymbolSamplesMessage>(
            id => new ReqMatchingSymbolsRequest(id, pattern), cancel: null, options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Samples;
    }

    // TWS of this protocol version cannot withdraw a search for details.
    public Task<Snapshot<ContractDetails>> DetailsAsync(Contract contract, CancellationToken cancellationToken) =>
        new ContractDetailsReply().AskAsync(
            connection.Session, id => new ReqContractDetailsRequest(id, contract), cancel: null, alwaysCancel: false,
            "contract details", options.ContractsDeadline, clock, cancellationToken);
}
