using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

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
