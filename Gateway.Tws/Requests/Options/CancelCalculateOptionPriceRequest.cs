using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Options;

/// <summary>Ends a computation of a price (57).</summary>
public sealed record CancelCalculateOptionPriceRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(57);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
