using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Asks for the orders that were filled or cancelled (99).</summary>
public sealed record ReqCompletedOrdersRequest(bool ApiOnly) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(99);
        writer.Write(ApiOnly);
    }
}
