using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Ends a subscription to profit and loss (93).</summary>
public sealed record CancelPnLRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(93);
        writer.Write(RequestId);
    }
}
