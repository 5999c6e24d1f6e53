using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.News;

/// <summary>The body of an article (83).</summary>
/// <param name="ArticleType">0: text or HTML; 1: a PDF as base64.</param>
public sealed record NewsArticleMessage(int RequestId, int ArticleType, string Text) : IMessage<NewsArticleMessage>, IKeyedMessage
{
    public static int MessageId => 83;

    public static NewsArticleMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadInt(),
        reader.ReadString());
}
