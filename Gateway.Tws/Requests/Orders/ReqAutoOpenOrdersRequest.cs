using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Binds orders made in TWS itself to this client; client 0 only (15).</summary>
public sealed record ReqAutoOpenOrdersRequest(bool AutoBind) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(15);
        writer.Write(1);
        writer.Write(AutoBind);
    }
}
