using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Begins the verification of a linking program (65). Written, never sent: only programs that IB has licensed may.</summary>
public sealed record VerifyRequest(string ApiName, string ApiVersion) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(65);
        writer.Write(1);
        writer.Write(ApiName);
        writer.Write(ApiVersion);
    }
}
