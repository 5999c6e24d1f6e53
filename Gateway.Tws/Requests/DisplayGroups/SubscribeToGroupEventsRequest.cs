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

/// <summary>Makes the group that this subscription follows show another contract (69).</summary>
public sealed record UpdateDisplayGroupRequest(int RequestId, string ContractInfo) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(69);
        writer.Write(1);
        writer.Write(RequestId);
        writer.Write(ContractInfo);
    }
}

/// <summary>Ends following a display group (70).</summary>
public sealed record UnsubscribeFromGroupEventsRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(70);
        writer.Write(1);
        writer.Write(RequestId);
    }
}
