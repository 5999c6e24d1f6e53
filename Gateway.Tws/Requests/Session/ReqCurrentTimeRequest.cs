using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Asks for TWS's clock (49).</summary>
public sealed record ReqCurrentTimeRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(49);
        writer.Write(1);
    }
}
