using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Asks for the open orders of this client (5).</summary>
public sealed record ReqOpenOrdersRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(5);
        writer.Write(1);
    }
}
