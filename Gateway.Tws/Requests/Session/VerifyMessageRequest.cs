using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>The signed answer of a linking program (66). Written, never sent.</summary>
public sealed record VerifyMessageRequest(string ApiData) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(66);
        writer.Write(1);
        writer.Write(ApiData);
    }
}
