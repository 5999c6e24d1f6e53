using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.DisplayGroups;

/// <summary>Asks for the display groups of TWS's windows (67).</summary>
public sealed record QueryDisplayGroupsRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(67);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
