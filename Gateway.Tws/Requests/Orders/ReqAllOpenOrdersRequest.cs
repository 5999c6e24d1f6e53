using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Asks for the open orders of every client (16).</summary>
public sealed record ReqAllOpenOrdersRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(16);
        writer.Write(1);
    }
}
