namespace Gateway.Tws.Api.News;

/// <summary>The body of an article.</summary>
/// <param name="IsBinary">True: <paramref name="Text"/> is a file as base64, so far always a PDF; false: text or HTML.</param>
public sealed record NewsArticle(bool IsBinary, string Text);
