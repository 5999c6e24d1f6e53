using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Asks for executions, and for the commissions that belong to them (7).</summary>
public sealed record ReqExecutionsRequest(int RequestId, ExecutionFilter Filter) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(7);
        writer.Write(3);
        writer.Write(RequestId);
        writer.Write(Filter.ClientId);
        writer.Write(Filter.AcctCode);
        writer.Write(Filter.Time);
        writer.Write(Filter.Symbol);
        writer.Write(Filter.SecType);
        writer.Write(Filter.Exchange);
        writer.Write(Filter.Side);
        if (!version.Has(ServerVersion.ExecutionDates))
            return;
        writer.WriteLiteral(Filter.LastNDays);
        writer.Write(Filter.SpecificDates.Count);
        foreach (var date in Filter.SpecificDates)
            writer.Write(date);
    }
}
