using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Contracts;

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
