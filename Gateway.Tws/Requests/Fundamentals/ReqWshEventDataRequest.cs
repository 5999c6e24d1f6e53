using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Fundamentals;

/// <summary>Asks for corporate events of Wall Street Horizon (102).</summary>
public sealed record ReqWshEventDataRequest(int RequestId, WshEventFilter Filter) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(102);
        writer.Write(RequestId);
        writer.WriteLiteral(Filter.ConId);
        writer.Write(Filter.Filter);
        writer.Write(Filter.FillWatchlist);
        writer.Write(Filter.FillPortfolio);
        writer.Write(Filter.FillCompetitors);
        writer.Write(Filter.StartDate);
        writer.Write(Filter.EndDate);
        writer.WriteLiteral(Filter.TotalLimit);
    }
}
