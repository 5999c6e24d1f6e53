using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.DisplayGroups;

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
