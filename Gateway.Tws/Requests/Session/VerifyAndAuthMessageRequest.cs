using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>The signed answer of a linking program to a challenge (73). Written, never sent.</summary>
public sealed record VerifyAndAuthMessageRequest(string ApiData, string XyzResponse) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(73);
        writer.Write(1);
        writer.Write(ApiData);
        writer.Write(XyzResponse);
    }
}
