using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Fundamentals;

/// <summary>Ends a request for corporate events (103).</summary>
public sealed record CancelWshEventDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(103);
        writer.Write(RequestId);
    }
}
