using Gateway.Tws.Wire;
using TwsSimulator.Market;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>reqMktData as it came.</summary>
internal sealed record MarketDataRequest(int ReqId, ContractQuery Contract, string GenericTicks, bool Snapshot)
{
    public static MarketDataRequest Read(ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        var contract = ContractQuery.Read(ref fields);
        if (contract.SecType == "BAG")
            fields.Skip(4 * fields.ReadInt());
        if (fields.ReadBool())
            fields.Skip(3); // delta-neutral contract
        var genericTicks = fields.ReadString();
        var snapshot = fields.ReadBool();
        var regulatory = fields.ReadBool();
        return new MarketDataRequest(reqId, contract, genericTicks, snapshot || regulatory);
    }
}
