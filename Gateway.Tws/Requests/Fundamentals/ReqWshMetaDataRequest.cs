using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Fundamentals;

/// <summary>Asks which events and filters Wall Street Horizon has; must come before its events (100).</summary>
public sealed record ReqWshMetaDataRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(100);
        writer.Write(RequestId);
    }
}
