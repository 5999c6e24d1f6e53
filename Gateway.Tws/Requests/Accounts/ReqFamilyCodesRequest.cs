using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Asks which of the accounts belong to one family (80).</summary>
public sealed record ReqFamilyCodesRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(80);
    }
}
