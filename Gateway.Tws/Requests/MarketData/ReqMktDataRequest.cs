using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Subscribes to the quotes of a contract, or asks for them once (1).</summary>
/// <param name="GenericTicks">Comma-separated ids of further ticks; empty for a snapshot.</param>
/// <param name="Snapshot">True asks once: the answer ends with a message of its own.</param>
/// <param name="RegulatorySnapshot">True asks for one paid snapshot of the consolidated quote.</param>
public sealed record ReqMktDataRequest(
    int RequestId, Contract Contract, string GenericTicks = "", bool Snapshot = false, bool RegulatorySnapshot = false) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(1);
        writer.Write(11);
        writer.Write(RequestId);
        writer.WriteContract(Contract);
        writer.WriteDataLegs(Contract);
        writer.WriteDeltaNeutralContract(Contract);
        writer.Write(GenericTicks);
        writer.Write(Snapshot);
        writer.Write(RegulatorySnapshot);
        writer.WriteOptions(Options);
    }
}

/// <summary>Ends a market data request (2).</summary>
public sealed record CancelMktDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(2);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
