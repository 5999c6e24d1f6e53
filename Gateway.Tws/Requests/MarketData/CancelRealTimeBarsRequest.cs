using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Ends a stream of five-second bars (51).</summary>
public sealed record CancelRealTimeBarsRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(51);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
