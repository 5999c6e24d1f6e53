using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Asks for the soft dollar tiers that orders may name (79).</summary>
public sealed record ReqSoftDollarTiersRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(79);
        writer.Write(RequestId);
    }
}
