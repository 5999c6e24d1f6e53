using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
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

/// <summary>Asks for the body of an article (84).</summary>
public sealed record ReqNewsArticleRequest(int RequestId, string ProviderCode, string ArticleId) : ITwsRequest
{
    public IReadOnlyList<TagValue> Options { get; init; } = [];

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(84);
        writer.Write(RequestId);
        writer.Write(ProviderCode);
        writer.Write(ArticleId);
        writer.WriteOptions(Options);
    }
}
