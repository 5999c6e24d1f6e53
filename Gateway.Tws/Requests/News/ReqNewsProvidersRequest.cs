using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.News;

/// <summary>Asks for the news providers that the user may read (85).</summary>
public sealed record ReqNewsProvidersRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(85);
    }
}
