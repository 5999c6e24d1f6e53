namespace Gateway.Tools.News;

/// <summary>What the body of an article is.</summary>
internal enum ArticleType
{
    Text,
    Html,
    Pdf,
}
