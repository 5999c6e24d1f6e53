using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.DisplayGroups;

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
