using Gateway.Tws.Wire;
using TwsSimulator.Market;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>A reqMktData request as received.</summary>
internal sealed record MarketDataRequest(int ReqId, ContractQuery Contract, string GenericTicks, bool Snapshot)
{
    /// <summary>The legs of a combination as <see cref="Combination.Find"/> takes them; else empty.</summary>
    public string Legs { get; init; } = "";

    /// <summary>The underlying to hedge with; null when there is none.</summary>
    public (int ConId, double Delta, decimal Price)? DeltaNeutral { get; init; }

    public static MarketDataRequest Read(ref FieldReader fields)
    {
        fields.Skip();
        var reqId = fields.ReadInt();
        var contract = ContractQuery.Read(ref fields);
        var legs = contract.SecType == "BAG" ? Combination.Read(ref fields) : "";
        (int, double, decimal)? deltaNeutral = fields.ReadBool() ? (fields.ReadInt(), fields.ReadDouble(), fields.ReadDecimal()) : null;
        var genericTicks = fields.ReadString();
        var snapshot = fields.ReadBool();
        var regulatory = fields.ReadBool();
        return new MarketDataRequest(reqId, contract, genericTicks, snapshot || regulatory) { Legs = legs, DeltaNeutral = deltaNeutral };
    }
}
