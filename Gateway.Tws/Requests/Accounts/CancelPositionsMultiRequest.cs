using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Ends a subscription to the positions of an account or model (75).</summary>
public sealed record CancelPositionsMultiRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(75);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
