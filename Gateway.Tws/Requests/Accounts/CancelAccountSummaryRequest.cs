using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

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
