using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Ends a stream of an order book (11).</summary>
public sealed record CancelMktDepthRequest(int RequestId, bool IsSmartDepth) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(11);
        writer.Write(1);
        writer.Write(RequestId);
        writer.Write(IsSmartDepth);
    }
}
