using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.DisplayGroups;

/// <summary>Follows which contract a display group shows (68).</summary>
public sealed record SubscribeToGroupEventsRequest(int RequestId, int GroupId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(68);
        writer.Write(1);
        writer.Write(RequestId);
        writer.Write(GroupId);
    }
}
