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

/// <summary>Asks which of the accounts belong to one family (80).</summary>
public sealed record ReqFamilyCodesRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(80);
    }
}

/// <summary>Asks for the soft dollar tiers that orders may name (79).</summary>
public sealed record ReqSoftDollarTiersRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(79);
        writer.Write(RequestId);
    }
}
