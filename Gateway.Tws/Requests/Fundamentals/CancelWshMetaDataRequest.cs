using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Fundamentals;

/// <summary>Ends a request for Wall Street Horizon's events and filters (101).</summary>
public sealed record CancelWshMetaDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(101);
        writer.Write(RequestId);
    }
}
