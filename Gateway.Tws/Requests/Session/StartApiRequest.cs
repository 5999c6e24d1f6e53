using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Opens the session after the handshake (71); TWS sends nothing more before it.</summary>
public sealed record StartApiRequest(int ClientId, string OptionalCapabilities = "") : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(71);
        writer.Write(2);
        writer.Write(ClientId);
        writer.Write(OptionalCapabilities);
    }
}

/// <summary>Asks for the next valid order id (8).</summary>
public sealed record ReqIdsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(8);
        writer.Write(1);
        writer.Write(1); // How many ids: TWS ignores it.
    }
}

/// <summary>Asks for the accounts of the session (17).</summary>
public sealed record ReqManagedAcctsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(17);
        writer.Write(1);
    }
}

/// <summary>Sets how much TWS writes to its log of this client: 1 system, 2 error, 3 warning, 4 info, 5 detail (14).</summary>
public sealed record SetServerLogLevelRequest(int Level) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(14);
        writer.Write(1);
        writer.Write(Level);
    }
}
