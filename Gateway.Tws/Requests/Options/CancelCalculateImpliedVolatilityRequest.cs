using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Options;

/// <summary>Ends a computation of a volatility (56).</summary>
public sealed record CancelCalculateImpliedVolatilityRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(56);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
