using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Ends a subscription to the values of an account or model (77).</summary>
public sealed record CancelAccountUpdatesMultiRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(77);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
