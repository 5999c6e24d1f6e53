using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Fundamentals;

/// <summary>Ends a request for a report (53).</summary>
public sealed record CancelFundamentalDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(53);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
