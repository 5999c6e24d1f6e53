using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to the positions of every account (61).</summary>
public sealed record ReqPositionsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(61);
        writer.Write(1);
    }
}

/// <summary>Ends the subscription to positions (64).</summary>
public sealed record CancelPositionsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(64);
        writer.Write(1);
    }
}
