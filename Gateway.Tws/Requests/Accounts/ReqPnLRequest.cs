using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to the profit and loss of an account (92).</summary>
public sealed record ReqPnLRequest(int RequestId, string Account, string ModelCode = "") : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(92);
        writer.Write(RequestId);
        writer.Write(Account);
        writer.Write(ModelCode);
    }
}
