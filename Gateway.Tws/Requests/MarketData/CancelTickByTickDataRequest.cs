using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Ends a stream of single ticks (98).</summary>
public sealed record CancelTickByTickDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(98);
        writer.Write(RequestId);
    }
}
