using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.History;

/// <summary>Ends a request for bars (25).</summary>
public sealed record CancelHistoricalDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(25);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
