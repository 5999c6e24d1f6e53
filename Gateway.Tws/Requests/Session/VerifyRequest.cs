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
