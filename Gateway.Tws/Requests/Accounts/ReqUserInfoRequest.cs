using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Asks for the white branding id of the user (104).</summary>
public sealed record ReqUserInfoRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(104);
        writer.Write(RequestId);
    }
}
