using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to the positions of every account (61).</summary>
public sealed record ReqPositionsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(61);
        writer.Write(1);
    }
}
