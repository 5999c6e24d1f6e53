using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.History;

/// <summary>Ends a request for the earliest moment of data (90).</summary>
public sealed record CancelHeadTimestampRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(90);
        writer.Write(RequestId);
    }
}
