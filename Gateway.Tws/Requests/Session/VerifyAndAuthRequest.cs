using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Begins the verification of a linking program by challenge (72). Written, never sent.</summary>
public sealed record VerifyAndAuthRequest(string ApiName, string ApiVersion, string OpaqueIsvKey) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(72);
        writer.Write(1);
        writer.Write(ApiName);
        writer.Write(ApiVersion);
        writer.Write(OpaqueIsvKey);
    }
}
