using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.History;

/// <summary>Ends a request for a histogram (89).</summary>
public sealed record CancelHistogramDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(89);
        writer.Write(RequestId);
    }
}
