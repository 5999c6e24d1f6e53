using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.News;

/// <summary>The news providers that the user may read (85).</summary>
public sealed record NewsProvidersMessage(IReadOnlyList<NewsProvider> Providers) : IMessage<NewsProvidersMessage>
{
    public static int MessageId => 85;

    public static NewsProvidersMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var providers = new NewsProvider[reader.ReadCount()];
        for (var i = 0; i < providers.Length; i++)
            providers[i] = new NewsProvider(reader.ReadString(), reader.ReadString());
        return new NewsProvidersMessage(providers);
    }
}

/// <summary>The body of an article (83).</summary>
/// <param name="ArticleType">0: text or HTML; 1: a PDF as base64.</param>
public sealed record NewsArticleMessage(int RequestId, int ArticleType, string Text) : IMessage<NewsArticleMessage>, IKeyedMessage
{
    public static int MessageId => 83;

    public static NewsArticleMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadInt(),
        reader.ReadText());
}
