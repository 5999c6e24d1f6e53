using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to the values of one account or model; beside other accounts, unlike reqAccountUpdates (76).</summary>
public sealed record ReqAccountUpdatesMultiRequest(int RequestId, string Account, string ModelCode, bool LedgerAndNlv) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(76);
        writer.Write(1);
        writer.Write(RequestId);
        writer.Write(Account);
        writer.Write(ModelCode);
        writer.Write(LedgerAndNlv);
    }
}

/// <summary>Ends a subscription to the values of an account or model (77).</summary>
public sealed record CancelAccountUpdatesMultiRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(77);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
