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

/// <summary>Ends a subscription to the positions of an account or model (75).</summary>
public sealed record CancelPositionsMultiRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(75);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
