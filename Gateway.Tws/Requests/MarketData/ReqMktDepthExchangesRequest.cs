using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Asks which exchanges have order books (82).</summary>
public sealed record ReqMktDepthExchangesRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(82);
    }
}
