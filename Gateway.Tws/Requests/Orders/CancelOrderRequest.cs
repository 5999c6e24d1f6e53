using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Cancels an order of this client (4).</summary>
/// <param name="ManualOrderCancelTime">When a person decided, <c>yyyyMMdd-HH:mm:ss</c> in UTC; usually empty.</param>
/// <param name="ManualOrderIndicator">1 manual, 0 automatic; from server version 187 on.</param>
public sealed record CancelOrderRequest(
    int OrderId, string ManualOrderCancelTime = "", string ExtOperator = "", int? ManualOrderIndicator = null) : ITwsRequest
{
    public RequestLane Lane => RequestLane.Orders;

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        var indicated = version.Has(ServerVersion.ManualOrderIndicator);
        writer.Write(4);
        if (!indicated)
            writer.Write(1);
        writer.Write(OrderId);
        writer.Write(ManualOrderCancelTime);
        if (indicated)
        {
            writer.Write(ExtOperator);
            writer.WriteLiteral(ManualOrderIndicator);
        }
        else if (version.HasRfqFields)
        {
            writer.WriteEmpty();
            writer.WriteEmpty();
            writer.WriteLiteral(ManualOrderIndicator);
        }
    }
}
