using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Session;

/// <summary>Asks for TWS's clock (49).</summary>
public sealed record ReqCurrentTimeRequest : ITwsRequest
{
    /// <summary>It checks the link just before an order, so it uses the same lane.</summary>
    public RequestLane Lane => RequestLane.Probe;

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(49);
        writer.Write(1);
    }
}

/// <summary>Asks for TWS's clock in milliseconds; from server version 197 on (105).</summary>
public sealed record ReqCurrentTimeInMillisRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(105);
    }
}
