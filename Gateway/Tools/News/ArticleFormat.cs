namespace Gateway.Tools.News;

/// <summary>How the body of an article is given.</summary>
internal enum ArticleFormat
{
    Text,
    Html,
}
