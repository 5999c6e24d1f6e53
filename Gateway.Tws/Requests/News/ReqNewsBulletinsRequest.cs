using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.News;

/// <summary>Subscribes to bulletins (12).</summary>
/// <param name="AllMessages">True sends today's earlier ones first.</param>
public sealed record ReqNewsBulletinsRequest(bool AllMessages) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(12);
        writer.Write(1);
        writer.Write(AllMessages);
    }
}

/// <summary>Ends the bulletins (13).</summary>
public sealed record CancelNewsBulletinsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(13);
        writer.Write(1);
    }
}
