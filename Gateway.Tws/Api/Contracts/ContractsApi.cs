using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Contracts;

/// <summary>Looks contracts up.</summary>
public sealed class ContractsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock)
{
    /// <summary>Up to 16 contracts whose symbol begins with, or whose company name holds, the pattern (reqMatchingSymbols).</summary>
    /// <remarks>The list is empty when nothing matches. IB allows about one such search a second.</remarks>
    public async Task<IReadOnlyList<ContractDescription>> MatchingSymbolsAsync(string pattern, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<SymbolSamplesMessage>(
            id => new ReqMatchingSymbolsRequest(id, pattern), cancel: null, options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Samples;
    }

    // TWS of this protocol version cannot withdraw a search for details.
    /// <summary>Every contract that fits the given one, complete with its trading rules (reqContractDetails); bonds included.</summary>
    /// <param name="contract">A <c>ConId</c>, or a symbol with at least <c>SecType</c>; what is left empty matches anything.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TwsRequestException">Code 200: no contract fits.</exception>
    public Task<Snapshot<ContractDetails>> DetailsAsync(Contract contract, CancellationToken cancellationToken = default) =>
        new ContractDetailsReply().AskAsync(
            connection.Session, id => new ReqContractDetailsRequest(id, contract), cancel: null, alwaysCancel: false,
            "contract details", options.ContractsDeadline, clock, cancellationToken);
}

/// <summary>Details of contracts and bonds, which come in messages of their own, until the end.</summary>
internal sealed class ContractDetailsReply : PendingReceiver<Snapshot<ContractDetails>>
{
    private readonly Lock _gate = new();
    private readonly List<ContractDetails> _items = [];

    public override void Receive<T>(in T message)
    {
        switch (message)
        {
            case ContractDataMessage contract:
                Add(contract.Details);
                break;
            case BondContractDataMessage bond:
                Add(bond.Details);
                break;
            case ContractDataEndMessage:
                Succeed(Copy(complete: true));
                break;
        }
    }

    protected override bool TryGetPartial(out Snapshot<ContractDetails> partial)
    {
        partial = Copy(complete: false);
        return partial.Items.Count > 0;
    }

    private void Add(ContractDetails details)
    {
        lock (_gate)
            _items.Add(details);
    }

    private Snapshot<ContractDetails> Copy(bool complete)
    {
        lock (_gate)
            return new Snapshot<ContractDetails>(_items.ToArray(), complete);
    }
}
