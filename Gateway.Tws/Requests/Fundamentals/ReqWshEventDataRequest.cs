using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Fundamentals;

/// <summary>Asks which events and filters Wall Street Horizon has; must come before its events (100).</summary>
public sealed record ReqWshMetaDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(100);
        writer.Write(RequestId);
    }
}

/// <summary>Ends a request for Wall Street Horizon's events and filters (101).</summary>
public sealed record CancelWshMetaDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(101);
        writer.Write(RequestId);
    }
}

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

/// <summary>Ends a request for corporate events (103).</summary>
public sealed record CancelWshEventDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(103);
        writer.Write(RequestId);
    }
}
