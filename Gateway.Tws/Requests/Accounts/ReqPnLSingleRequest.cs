using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to the profit and loss of one position (94).</summary>
public sealed record ReqPnLSingleRequest(int RequestId, string Account, string ModelCode, int ConId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(94);
        writer.Write(RequestId);
        writer.Write(Account);
        writer.Write(ModelCode);
        writer.Write(ConId);
    }
}
