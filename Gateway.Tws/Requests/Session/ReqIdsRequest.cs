using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Asks for the next valid order id (8).</summary>
public sealed record ReqIdsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(8);
        writer.Write(1);
        writer.Write(1); // How many ids: TWS ignores it.
    }
}
