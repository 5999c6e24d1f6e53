using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Asks for TWS's clock in milliseconds; from server version 197 on (105).</summary>
public sealed record ReqCurrentTimeInMillisRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(105);
    }
}
