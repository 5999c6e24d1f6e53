using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to the positions of one account or model (74).</summary>
public sealed record ReqPositionsMultiRequest(int RequestId, string Account, string ModelCode) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(74);
        writer.Write(1);
        writer.Write(RequestId);
        writer.Write(Account);
        writer.Write(ModelCode);
    }
}
