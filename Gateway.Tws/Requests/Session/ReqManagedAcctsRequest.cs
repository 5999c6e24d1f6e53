using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Asks for the accounts of the session (17).</summary>
public sealed record ReqManagedAcctsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(17);
        writer.Write(1);
    }
}
