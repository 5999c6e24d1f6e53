using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Cancels every order of every client, and those made in TWS itself (58).</summary>
/// <param name="ManualOrderIndicator">1 manual, 0 automatic; like <paramref name="ExtOperator"/> from server version 192 on.</param>
public sealed record ReqGlobalCancelRequest(string ExtOperator = "", int? ManualOrderIndicator = null) : ITwsRequest
{
    public RequestLane Lane => RequestLane.Orders;

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(58);
        if (version.Has(ServerVersion.ManualOrderIndicator))
        {
            writer.Write(ExtOperator);
            writer.WriteLiteral(ManualOrderIndicator);
        }
        else
        {
            writer.Write(1);
        }
    }
}
