using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to one account and its portfolio, or ends that; one account at a time (6).</summary>
public sealed record ReqAccountUpdatesRequest(bool Subscribe, string Account) : ITwsRequest
{
    public bool IsNamedIn(string error) => error.Contains("account code", StringComparison.OrdinalIgnoreCase);

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(6);
        writer.Write(2);
        writer.Write(Subscribe);
        writer.Write(Account);
    }
}
