using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Ends a subscription to one position's profit and loss (95).</summary>
public sealed record CancelPnLSingleRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(95);
        writer.Write(RequestId);
    }
}
