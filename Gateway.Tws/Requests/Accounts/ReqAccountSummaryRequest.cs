using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to account values; at most two at a time (62).</summary>
/// <param name="Group"><c>All</c>, or a group of an adviser.</param>
/// <param name="Tags">Comma-separated, such as <c>NetLiquidation,BuyingPower,$LEDGER</c>.</param>
public sealed record ReqAccountSummaryRequest(int RequestId, string Group, string Tags) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(62);
        writer.Write(1);
        writer.Write(RequestId);
        writer.Write(Group);
        writer.Write(Tags);
    }
}

/// <summary>Ends an account summary (63).</summary>
public sealed record CancelAccountSummaryRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(63);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
