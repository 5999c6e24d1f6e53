using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

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
