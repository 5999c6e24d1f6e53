using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.News;

/// <summary>Ends the bulletins (13).</summary>
public sealed record CancelNewsBulletinsRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(13);
        writer.Write(1);
    }
}
