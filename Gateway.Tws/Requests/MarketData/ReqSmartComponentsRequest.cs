using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Asks which exchanges the letters of a quote stand for (83).</summary>
public sealed record ReqSmartComponentsRequest(int RequestId, string BboExchange) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(83);
        writer.Write(RequestId);
        writer.Write(BboExchange);
    }
}
